import { type Language, put } from './sentence';
import { units } from './words';

const LOCALES: Record<Language, string> = { en: 'en-GB', ja: 'ja-JP' };

/** A moment in the viewer's own zone. */
export function moment(at: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], {
    dateStyle: 'medium',
    timeStyle: 'medium',
  }).format(new Date(at));
}

const MINUTE = 60_000;
const STEPS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** How long ago a moment was, in the largest unit that fits: `3 hours`. */
export function age(at: string, now: number, language: Language): string {
  const seconds = Math.max(0, (now - Date.parse(at)) / 1000);
  for (const [unit, length] of STEPS) {
    if (seconds >= length) {
      return new Intl.NumberFormat(LOCALES[language], {
        style: 'unit',
        unit,
        unitDisplay: 'long',
      }).format(Math.floor(seconds / length));
    }
  }
  return put(units.lessThanAMinute, language);
}

/** The same as a point in time: `3 hours ago`. */
export function ago(at: string, now: number, language: Language): string {
  return now - Date.parse(at) < MINUTE
    ? put(units.justNow, language)
    : put(units.ago, language, { age: age(at, now, language) });
}

const SIZES = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

/** A size in the binary unit that reads best: `1.5 GiB`. */
export function bytes(count: number, language: Language): string {
  const step = count < 1 ? 0 : Math.min(4, Math.floor(Math.log2(count) / 10));
  return `${decimal(count / 1024 ** step, language)} ${SIZES[step]}`;
}

/** A number with at most one digit behind the point. */
export function decimal(value: number, language: Language): string {
  return new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 1 }).format(value);
}
