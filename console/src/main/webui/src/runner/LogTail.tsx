import { Content, Title } from '@patternfly/react-core';
import { useLayoutEffect, useRef } from 'react';
import { useText } from '../text/TextContext';
import { runner } from './words';

/** The last lines of what a runner said; the newest is in sight. */
export function LogTail({ lines }: { lines: string[] }) {
  const { say } = useText();
  const place = useRef<HTMLPreElement>(null);
  const text = lines.join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the lines change
  useLayoutEffect(() => {
    place.current?.scrollTo({ top: place.current.scrollHeight });
  }, [text]);
  return (
    <section aria-label={say(runner.log)}>
      <Title headingLevel="h3" size="md" className="wm-title">
        {say(runner.log)}
      </Title>
      {text === '' ? (
        <Content component="p" className="wm-small">
          {say(runner.noLog)}
        </Content>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard
        <pre ref={place} className="wm-runner-log wm-mono" tabIndex={0}>
          {text}
        </pre>
      )}
    </section>
  );
}
