import { Label, Title } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import type { Sentence } from '../text/sentence';
import { useText } from '../text/TextContext';
import { steps } from './words';

interface StepProps {
  number: number;
  title: Sentence;
  isDone?: boolean;
  children: ReactNode;
}

/** One step of the way. */
export function Step({ number, title, isDone, children }: StepProps) {
  const { say } = useText();
  return (
    <li className="wm-step">
      <div className="wm-step-head">
        <Title headingLevel="h3">{say(steps.number, { number, title: say(title) })}</Title>
        {isDone && (
          <Label isCompact status="success">
            {say(steps.done)}
          </Label>
        )}
      </div>
      {children}
    </li>
  );
}
