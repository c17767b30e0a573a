import { CopyButton } from './CopyText';

/** A line for a terminal, what it does, and a button that copies it. */
export function CopyLine({ title, text }: { title: string; text: string }) {
  return (
    <div className="wm-line">
      <div>{title}</div>
      <div className="wm-line-code">
        <code>{text}</code>
        <CopyButton text={text} what={title} />
      </div>
    </div>
  );
}
