import { Button, Content } from '@patternfly/react-core';
import { useState } from 'react';
import type { Runner } from '../api/model';
import { useText } from '../text/TextContext';
import { SetUpForm } from './SetUpForm';
import { Step } from './Step';
import { isSetUp } from './standing';
import { steps } from './words';

/** The token is given here; once that is done, only on request again. */
export function SetUpStep({ runner }: { runner: Runner | null }) {
  const { say } = useText();
  const [isAgain, setAgain] = useState(false);
  const isDone = isSetUp(runner);
  return (
    <Step number={2} title={steps.paste} isDone={isDone}>
      {isDone && !isAgain ? (
        <>
          <Content component="p">{say(steps.setAlready)}</Content>
          <Button variant="secondary" onClick={() => setAgain(true)}>
            {say(steps.another)}
          </Button>
        </>
      ) : (
        <SetUpForm runner={runner} done={() => setAgain(false)} />
      )}
    </Step>
  );
}
