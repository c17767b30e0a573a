import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { isDark } from '../app/theme';
import { useText } from '../text/TextContext';
import { columns, type Pick, type Point } from './history';
import { axis, COLOURS, type Scale, timeAxis } from './look';
import { plot as words } from './words';

export interface Line {
  label: string;
  pick: Pick;
}

interface ChartProps {
  title: string;
  points: readonly Point[];
  lines: readonly Line[];
  scale: Scale;
  minutes: number;
}

const HEIGHT = 170;

function onThemeChange(listener: () => void): () => void {
  addEventListener('themechange', listener);
  return () => removeEventListener('themechange', listener);
}

/** Lines over the last minutes; above them what they are now, or where one points at. */
export function Chart({ title, points, lines, scale, minutes }: ChartProps) {
  const { say, language } = useText();
  const dark = useSyncExternalStore(onThemeChange, isDark);
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const latest = useRef({ points, lines, minutes, scale });
  latest.current = { points, lines, minutes, scale };
  const colours = COLOURS[dark ? 'dark' : 'light'];

  // biome-ignore lint/correctness/useExhaustiveDependencies: numbers and window go in below
  useEffect(() => {
    const node = place.current;
    if (!node) {
      return;
    }
    const made = new uPlot(
      {
        width: Math.max(1, node.clientWidth),
        height: HEIGHT,
        legend: { show: false },
        cursor: { y: false, drag: { x: false, y: false } },
        scales: {
          x: { time: true, range: () => span(latest.current) },
          y: {
            range: (_chart, _least, most) => [0, latest.current.scale.most ?? (most * 1.1 || 1)],
          },
        },
        axes: [timeAxis(language), axis(scale)],
        series: [
          {},
          ...lines.map((line, at) => ({
            label: line.label,
            stroke: colours[at % colours.length] as string,
            width: 2,
            points: { show: false },
          })),
        ],
        hooks: { setCursor: [(self) => setPointed(self.cursor.idx ?? null)] },
      },
      columns(
        latest.current.points,
        lines.map(({ pick }) => pick),
      ),
      node,
    );
    chart.current = made;
    const sizes = new ResizeObserver(() => {
      if (node.clientWidth > 0) {
        made.setSize({ width: node.clientWidth, height: HEIGHT });
      }
    });
    sizes.observe(node);
    return () => {
      sizes.disconnect();
      made.destroy();
    };
  }, [dark, language, lines.length, scale.kind]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another window draws it anew
  useEffect(() => {
    chart.current?.setData(
      columns(
        points,
        lines.map(({ pick }) => pick),
      ),
    );
  }, [points, minutes, lines]);

  const shown = pointed === null ? points.at(-1) : (points[pointed] ?? points.at(-1));
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'medium', hourCycle: 'h23' });
  return (
    <figure className="wm-chart">
      <figcaption>
        <h2>{title}</h2>
        {lines.map(({ label, pick }, at) => {
          const value = shown && pick(shown);
          return (
            <span key={label} className="wm-chart-line">
              <span className="wm-chart-key" style={{ background: colours[at % colours.length] }} />
              {lines.length > 1 && `${label} `}
              {value === null || value === undefined ? '–' : scale.tell(value)}
            </span>
          );
        })}
        {pointed !== null && shown && (
          <span className="wm-small">{time.format(shown.at * 1000)}</span>
        )}
      </figcaption>
      <div
        ref={place}
        role="img"
        aria-label={say(words.chart, { title, minutes })}
        className="wm-chart-place"
      />
    </figure>
  );
}

function span({
  points,
  minutes,
}: {
  points: readonly Point[];
  minutes: number;
}): [number, number] {
  const end = points.at(-1)?.at ?? Date.now() / 1000;
  return [end - minutes * 60, end];
}
