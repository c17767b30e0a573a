import {
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
  Progress,
} from '@patternfly/react-core';
import type { ReactNode } from 'react';
import type { Runner } from '../api/model';
import { Ago } from '../part/Ago';
import type { Sentence } from '../text/sentence';
import { useText } from '../text/TextContext';
import { diskPercent, isTold } from './standing';
import { runner as words } from './words';

const MIB = 1024 ** 2;

/** Where a runner is, when GitLab last answered it, and what its builds take. */
export function Facts({ runner }: { runner: Runner }) {
  const { say } = useText();
  const { gitlabUrl, host, engineRunning, since, lastContactAt, setAt } = runner;
  return (
    <DescriptionList isCompact columnModifier={{ default: '1Col', md: '2Col', xl: '3Col' }}>
      <Fact term={words.gitlab}>{gitlabUrl}</Fact>
      <Fact term={words.host}>{host}</Fact>
      <Fact term={words.lastContact}>
        {lastContactAt ? (
          <Ago at={lastContactAt} />
        ) : (
          say(isTold(runner) ? words.noContact : words.notKnown)
        )}
      </Fact>
      <Fact term={words.engine}>
        {say(
          engineRunning === null
            ? words.notKnown
            : engineRunning
              ? words.engineRuns
              : words.engineSleeps,
        )}
      </Fact>
      <Fact term={words.disk}>
        <Disk runner={runner} />
      </Fact>
      <Fact term={since ? words.since : words.setAt}>
        <Ago at={since ?? setAt} />
      </Fact>
    </DescriptionList>
  );
}

function Fact({ term, children }: { term: Sentence; children: ReactNode }) {
  const { say } = useText();
  return (
    <DescriptionListGroup>
      <DescriptionListTerm>{say(term)}</DescriptionListTerm>
      <DescriptionListDescription className="wm-any">{children}</DescriptionListDescription>
    </DescriptionListGroup>
  );
}

function Disk({ runner }: { runner: Runner }) {
  const { say, bytes } = useText();
  const { diskUsedMiB, diskLimitMiB } = runner;
  if (diskUsedMiB === null) {
    return say(words.notKnown);
  }
  const used = bytes(diskUsedMiB * MIB);
  const percent = diskPercent(runner);
  if (percent === undefined || diskLimitMiB === null) {
    return used;
  }
  const text = say(words.diskUsed, { used, limit: bytes(diskLimitMiB * MIB) });
  return (
    <Progress
      className="wm-progress"
      size="sm"
      aria-label={say(words.disk)}
      value={percent}
      valueText={text}
      label={text}
      {...(percent >= 90 ? { variant: 'warning' as const } : {})}
    />
  );
}
