import {
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
} from '@patternfly/react-core';
import type { ReactNode } from 'react';
import type { Container } from '../api/model';
import { Age } from '../part/Age';
import { CopyText } from '../part/CopyText';
import type { Sentence } from '../text/sentence';
import { useText } from '../text/TextContext';
import { common } from '../text/words';
import { shellWords } from './definition';
import { one } from './words';

const MIB = 1024 ** 2;

export function Facts({ container }: { container: Container }) {
  const { say, decimal, bytes } = useText();
  const { ports, command, entrypoint, environments, labels, gpus } = container;
  return (
    <DescriptionList isCompact columnModifier={{ default: '1Col', xl: '2Col' }}>
      <Fact term={one.image}>
        <CopyText text={container.image} what={say(one.image)} />
      </Fact>
      {entrypoint.length > 0 && (
        <Fact term={one.entrypoint}>
          <code className="wm-any">{shellWords(entrypoint)}</code>
        </Fact>
      )}
      <Fact term={one.command}>
        {command.length > 0 ? (
          <code className="wm-any">{shellWords(command)}</code>
        ) : (
          say(entrypoint.length > 0 ? common.none : one.commandOfImage)
        )}
      </Fact>
      {container.user !== null && <Fact term={one.user}>{container.user}</Fact>}
      {container.workingDirectory !== null && (
        <Fact term={one.workingDirectory}>{container.workingDirectory}</Fact>
      )}
      <Fact term={one.environments}>
        <Each of={environments} />
      </Fact>
      {Object.keys(labels).length > 0 && (
        <Fact term={one.labels}>
          <Each of={Object.entries(labels).map(([key, value]) => `${key}=${value}`)} />
        </Fact>
      )}
      <Fact term={one.ports}>
        <Each of={ports.map(({ guest, host }) => `${guest} → ${host}`)} />
      </Fact>
      <Fact term={one.cpus}>{decimal(container.cpus)}</Fact>
      <Fact term={one.memory}>{bytes(container.memoryMiB * MIB)}</Fact>
      <Fact term={one.gpus}>
        <Each of={gpus} />
      </Fact>
      <Fact term={one.host}>
        {container.host}
        {container.placement && <div className="wm-small">{container.placement}</div>}
      </Fact>
      <Fact term={one.owner}>{container.owner}</Fact>
      <Fact term={one.fullName}>
        <CopyText text={container.fullName} what={say(one.fullName)} />
      </Fact>
      <Fact term={one.network}>{container.networkName}</Fact>
      <Fact term={one.id}>
        <CopyText text={container.id} what={say(one.id)} />
      </Fact>
      <Fact term={one.containerId}>
        <Id of={container.containerId} what={say(one.containerId)} />
      </Fact>
      <Fact term={one.networkId}>
        <Id of={container.networkId} what={say(one.networkId)} />
      </Fact>
      <Fact term={one.created}>
        <Moment at={container.createdAt} />
      </Fact>
      <Fact term={one.started}>
        <Moment at={container.startedAt} />
      </Fact>
      <Fact term={one.seen}>
        <Moment at={container.seenAt} />
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

function Each({ of }: { of: readonly string[] }) {
  const { say } = useText();
  return of.length === 0 ? (
    say(common.none)
  ) : (
    <ul>
      {of.map((text) => (
        <li key={text} className="wm-mono wm-any">
          {text}
        </li>
      ))}
    </ul>
  );
}

function Id({ of, what }: { of: string | null; what: string }) {
  const { say } = useText();
  return of ? <CopyText text={of} what={what} /> : say(one.never);
}

function Moment({ at }: { at: string | null }) {
  const { say, moment } = useText();
  return at ? (
    <>
      {moment(at)}{' '}
      <span className="wm-small">
        (<Age at={at} />)
      </span>
    </>
  ) : (
    say(one.never)
  );
}
