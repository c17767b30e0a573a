import {
  Button,
  Card,
  CardBody,
  CardHeader,
  CardTitle,
  Content,
  Label,
  type LabelProps,
} from '@patternfly/react-core';
import { InProgressIcon } from '@patternfly/react-icons/dist/esm/icons/in-progress-icon';
import { UnlinkIcon } from '@patternfly/react-icons/dist/esm/icons/unlink-icon';
import { useState } from 'react';
import type { Runner, RunnerStatus } from '../api/model';
import { useText } from '../text/TextContext';
import { Draining } from './Draining';
import { Facts } from './Facts';
import { LogTail } from './LogTail';
import { StopDialog } from './StopDialog';
import { isTold } from './standing';
import { meaning, standing, runner as words } from './words';

const LOOKS: Record<RunnerStatus, Partial<LabelProps>> = {
  starting: { color: 'blue', icon: <InProgressIcon /> },
  waiting: { status: 'success' },
  building: { color: 'blue', icon: <InProgressIcon /> },
  failed: { status: 'danger' },
  missing: { status: 'danger' },
  unknown: { color: 'orange', icon: <UnlinkIcon /> },
};

/** How my runner is, kept live. */
export function RunnerCard({ runner }: { runner: Runner }) {
  const { say } = useText();
  const [isAsking, ask] = useState(false);
  const { state, detail } = runner;
  const stop = (
    <Button variant="secondary" isDanger onClick={() => ask(true)}>
      {say(words.stop)}
    </Button>
  );
  return (
    <Card>
      <CardHeader actions={{ actions: stop, hasNoOffset: true }}>
        <CardTitle component="h2">
          <span className="wm-step-head">
            {say(words.yours)}
            <Label isCompact {...LOOKS[state]}>
              {say(standing[state])}
            </Label>
          </span>
        </CardTitle>
      </CardHeader>
      <CardBody className="wm-runner">
        <Draining runner={runner} />
        <div aria-live="polite">
          {detail && (
            <Content component="p" className="wm-any">
              {detail}
            </Content>
          )}
          <Content component="p">{say(meaning[state])}</Content>
        </div>
        <Facts runner={runner} />
        {isTold(runner) && <LogTail lines={runner.log} />}
      </CardBody>
      {isAsking && <StopDialog close={() => ask(false)} />}
    </Card>
  );
}
