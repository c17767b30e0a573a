export type Theme = 'auto' | 'light' | 'dark';

const KEY = 'whalemountain.theme';
const DARK_CLASS = 'pf-v6-theme-dark';
const systemIsDark = matchMedia('(prefers-color-scheme: dark)');

/** What the person chose; `auto` follows the system. */
export function theme(): Theme {
  const stored = localStorage.getItem(KEY);
  return stored === 'light' || stored === 'dark' ? stored : 'auto';
}

export function chooseTheme(next: Theme): void {
  localStorage.setItem(KEY, next);
  applyTheme();
}

export function isDark(): boolean {
  return theme() === 'dark' || (theme() === 'auto' && systemIsDark.matches);
}

function applyTheme(): void {
  document.documentElement.classList.toggle(DARK_CLASS, isDark());
  document.documentElement.style.colorScheme = isDark() ? 'dark' : 'light';
  dispatchEvent(new Event('themechange'));
}

/** To be called before the first paint. */
export function startTheme(): void {
  applyTheme();
  systemIsDark.addEventListener('change', applyTheme);
}
