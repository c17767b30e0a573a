import { Button } from '@patternfly/react-core';
import { ArrowDownIcon } from '@patternfly/react-icons/dist/esm/icons/arrow-down-icon';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useText } from '../text/TextContext';
import { BlockView } from './BlockView';
import type { Block } from './lines';
import type { Matches } from './matches';
import { log } from './words';

interface LogTextProps {
  label: string;
  blocks: readonly Block[];
  matches: Matches;
  /** The match one has gone to. */
  current: { block: number; at: number } | undefined;
  isWrapped: boolean;
}

const NEARLY_PX = 40;

/** The lines; stays at the end while they grow, unless one has scrolled away from it. */
export function LogText({ label, blocks, matches, current, isWrapped }: LogTextProps) {
  const { say } = useText();
  const scroller = useRef<HTMLElement>(null);
  const [isAtEnd, setAtEnd] = useState(true);
  const toEnd = () => scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  const watch = () => {
    const place = scroller.current;
    // Folded away it has no height, and says nothing about where one was.
    if (place && place.clientHeight > 0) {
      setAtEnd(place.scrollTop + place.clientHeight > place.scrollHeight - NEARLY_PX);
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the lines change
  useLayoutEffect(() => {
    if (isAtEnd) {
      toEnd();
    }
  }, [blocks, isWrapped]);
  const key = current && `${current.block}/${current.at}`;
  useEffect(() => {
    if (key) {
      scroller.current
        ?.querySelector('.wm-mark-current')
        ?.scrollIntoView({ block: 'center', inline: 'nearest' });
    }
  }, [key]);
  return (
    <div className="wm-log-frame">
      <section
        ref={scroller}
        className={isWrapped ? 'wm-log wm-log-wrapped' : 'wm-log'}
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard
        tabIndex={0}
        onScroll={watch}
      >
        {blocks.map((block) => (
          <BlockView
            key={block.number}
            block={block}
            matches={matches}
            current={current?.block === block.number ? current.at : undefined}
          />
        ))}
      </section>
      {!isAtEnd && (
        <Button
          className="wm-log-end"
          variant="secondary"
          size="sm"
          icon={<ArrowDownIcon />}
          onClick={() => {
            toEnd();
            setAtEnd(true);
          }}
        >
          {say(log.toEnd)}
        </Button>
      )}
    </div>
  );
}
