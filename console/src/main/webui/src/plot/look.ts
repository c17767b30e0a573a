import type uPlot from 'uplot';

/** Told apart by whoever sees colours otherwise too; at least 3:1 against the background. */
export const COLOURS = {
  light: ['#0066cc', '#b1380b', '#147878', '#5e40be'],
  dark: ['#73bcf7', '#f5921b', '#63bdbd', '#b6a6e9'],
} as const;

export interface Scale {
  kind: 'percent' | 'bytes';
  /** The top; where there is none, what the lines need. */
  most: number | undefined;
  tell: (value: number) => string;
}

const POWERS_OF_TWO = Array.from({ length: 45 }, (_, power) => 2 ** power);

export function axis({ kind, tell }: Scale): uPlot.Axis {
  return {
    ...looks(),
    size: 84,
    ...(kind === 'bytes' ? { incrs: POWERS_OF_TWO } : {}),
    values: (_chart, splits) => splits.map(tell),
  };
}

export function timeAxis(language: string): uPlot.Axis {
  const time = new Intl.DateTimeFormat(language, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return {
    ...looks(),
    size: 28,
    incrs: [60, 120, 180, 300],
    values: (_chart, splits) => splits.map((at) => time.format(at * 1000)),
  };
}

function looks(): uPlot.Axis {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(`--pf-t--global--${name}`);
  return {
    stroke: colour('text--color--subtle'),
    font: `12px ${getComputedStyle(document.body).fontFamily}`,
    grid: { stroke: colour('border--color--default'), width: 1 },
    ticks: { show: false },
  };
}
