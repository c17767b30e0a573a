import { CodeBlock, CodeBlockAction, CodeBlockCode } from '@patternfly/react-core';
import { CopyButton } from '../part/CopyText';

/** Lines to be copied; `what` names them. */
export function Code({ text, what }: { text: string; what: string }) {
  return (
    <CodeBlock
      className="wm-step-code"
      actions={
        <>
          <span className="wm-small wm-step-what">{what}</span>
          <CodeBlockAction>
            <CopyButton text={text} what={what} />
          </CodeBlockAction>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines are scrolled to by keyboard */}
      <div className="wm-step-scroll" tabIndex={0}>
        <CodeBlockCode>{text}</CodeBlockCode>
      </div>
    </CodeBlock>
  );
}
