import { memo, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Block } from './lines';
import type { Matches } from './matches';

interface BlockViewProps {
  block: Block;
  matches: Matches;
  /** Which of its matches one has gone to. */
  current: number | undefined;
}

/** So many marks in one line at most: a line of nothing but matches is no use to anybody. */
const MOST_MARKS = 100;

/** Lines of a log. The browser lays them out, and matches are marked, only when they are near. */
export const BlockView = memo(function BlockView({ block, matches, current }: BlockViewProps) {
  const place = useRef<HTMLDivElement>(null);
  const [isNear, setNear] = useState(false);
  const hasMatches = matches.in(block) > 0;
  useEffect(() => {
    if (hasMatches && place.current) {
      const watch = new IntersectionObserver(
        (entries) => setNear(entries.at(-1)?.isIntersecting ?? false),
        { rootMargin: '200px' },
      );
      watch.observe(place.current);
      return () => watch.disconnect();
    }
  }, [hasMatches]);
  const isMarked = hasMatches && (isNear || current !== undefined);
  return (
    <div
      ref={place}
      className="wm-log-block"
      style={{ containIntrinsicBlockSize: `auto ${block.lines.length * 1.5}em` }}
    >
      {isMarked ? marked(block, matches, current) : `${block.lines.join('\n')}\n`}
    </div>
  );
});

function marked(block: Block, matches: Matches, current: number | undefined): ReactNode[] {
  const parts: ReactNode[] = [];
  let text = '';
  let number = 0;
  for (const line of block.lines) {
    const found = matches.split(line);
    let from = 0;
    for (const at of found.slice(0, MOST_MARKS)) {
      const isCurrent = number + found.indexOf(at) === current;
      parts.push(text + line.slice(from, at));
      parts.push(
        <mark key={parts.length} className={isCurrent ? 'wm-mark-current' : undefined}>
          {line.slice(at, at + matches.length)}
        </mark>,
      );
      text = '';
      from = at + matches.length;
    }
    number += found.length;
    text += `${line.slice(from)}\n`;
  }
  parts.push(text);
  return parts;
}
