import { Title } from '@patternfly/react-core';
import { useState } from 'react';
import { useMyContainers } from '../container/containers';
import { CopyLine } from '../part/CopyLine';
import { useText } from '../text/TextContext';
import type { Shell } from '../token/lines';
import { ShellChoice, usualShell } from '../token/ShellChoice';
import { kubectlLines } from './lines';
import { kubectl } from './words';

const MEANINGS = [kubectl.line1, kubectl.line2, kubectl.line3];
const NO_CONTAINER = 'web';

/** What to type on one's own PC. */
export function ThreeLines({ host }: { host: string }) {
  const { say } = useText();
  const { data: containers = [] } = useMyContainers();
  const [shell, setShell] = useState<Shell>(usualShell);
  const there = containers.find((container) => container.host === host);
  return (
    <section className="wm-part" aria-labelledby="kubectl-lines">
      <Title headingLevel="h2" id="kubectl-lines">
        {say(kubectl.lines)}
      </Title>
      <div className="wm-line">
        <ShellChoice shell={shell} choose={setShell} />
      </div>
      {kubectlLines(host, there?.name ?? NO_CONTAINER, shell).map((text, i) => (
        <CopyLine key={text} title={say(MEANINGS[i] ?? kubectl.lines)} text={text} />
      ))}
    </section>
  );
}
