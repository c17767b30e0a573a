import type { ITheme } from '@xterm/xterm';

const DARK: ITheme = {
  background: '#151515',
  foreground: '#e0e0e0',
  cursor: '#e0e0e0',
  cursorAccent: '#151515',
  selectionBackground: '#4d6a94',
  black: '#3c3f42',
  red: '#f0746c',
  green: '#87bb62',
  yellow: '#e0b84c',
  blue: '#73bcf7',
  magenta: '#c9a4ee',
  cyan: '#63c5c5',
  white: '#d2d2d2',
  brightBlack: '#8a8d90',
  brightRed: '#ff9a93',
  brightGreen: '#afdc8f',
  brightYellow: '#f4d27a',
  brightBlue: '#9fd2fb',
  brightMagenta: '#dcc4f5',
  brightCyan: '#8fdcdc',
  brightWhite: '#ffffff',
};

const LIGHT: ITheme = {
  background: '#ffffff',
  foreground: '#1f1f1f',
  cursor: '#1f1f1f',
  cursorAccent: '#ffffff',
  selectionBackground: '#b9d8f7',
  black: '#1f1f1f',
  red: '#b1380b',
  green: '#3d7317',
  yellow: '#835c00',
  blue: '#0056b3',
  magenta: '#6a3fb0',
  cyan: '#0f6e72',
  white: '#6a6e73',
  brightBlack: '#57595c',
  brightRed: '#c9190b',
  brightGreen: '#2f6b00',
  brightYellow: '#7a5300',
  brightBlue: '#004d99',
  brightMagenta: '#5b32a3',
  brightCyan: '#005f60',
  brightWhite: '#3c3f42',
};

export function palette(isDark: boolean): ITheme {
  return isDark ? DARK : LIGHT;
}
