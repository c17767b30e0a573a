import { Button } from '@patternfly/react-core';
import { CheckIcon } from '@patternfly/react-icons/dist/esm/icons/check-icon';
import { CopyIcon } from '@patternfly/react-icons/dist/esm/icons/copy-icon';
import { useEffect, useState } from 'react';
import { useText } from '../text/TextContext';
import { common } from '../text/words';
import { useNotices } from './Notices';
import { parts } from './words';

const SHOWN_MS = 2_000;

/** A text and a button that copies it; `what` names it: "Copy address". */
export function CopyText({ text, what }: { text: string; what: string }) {
  return (
    <span className="wm-copy">
      <span className="wm-mono wm-any">{text}</span>
      <CopyButton text={text} what={what} />
    </span>
  );
}

export function CopyButton({ text, what }: { text: string; what: string }) {
  const { say } = useText();
  const { tell } = useNotices();
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (isCopied) {
      const timer = setTimeout(() => setCopied(false), SHOWN_MS);
      return () => clearTimeout(timer);
    }
  }, [isCopied]);
  const copy = async () => {
    // Over plain HTTP the browser has no clipboard to write to.
    if (await write(text)) {
      setCopied(true);
    } else {
      tell('warning', say(parts.copyFailed));
    }
  };
  return (
    <>
      <Button
        variant="plain"
        size="sm"
        aria-label={say(parts.copyWhat, { what })}
        icon={isCopied ? <CheckIcon /> : <CopyIcon />}
        onClick={() => void copy()}
      />
      <span className="pf-v6-screen-reader" role="status">
        {isCopied ? say(common.copied) : ''}
      </span>
    </>
  );
}

async function write(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return writeByHand(text);
  }
}

function writeByHand(text: string): boolean {
  const field = document.createElement('textarea');
  const before = document.activeElement;
  field.value = text;
  field.style.position = 'fixed';
  field.style.opacity = '0';
  document.body.append(field);
  field.select();
  const isDone = document.execCommand('copy');
  field.remove();
  if (before instanceof HTMLElement) {
    before.focus();
  }
  return isDone;
}
