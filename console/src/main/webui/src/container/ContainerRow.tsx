import { Checkbox } from '@patternfly/react-core';
import { Td, Tr } from '@patternfly/react-table';
import { memo } from 'react';
import { Link } from 'react-router';
import type { Container } from '../api/model';
import { Age } from '../part/Age';
import { Ports } from '../part/Ports';
import { StatusLabel } from '../part/StatusLabel';
import { useText } from '../text/TextContext';
import { ContainerActions } from './ContainerActions';
import { list } from './words';

const MOST_PORTS = 3;

interface ContainerRowProps {
  container: Container;
  isTicked: boolean;
  tick: (id: string, isTicked: boolean) => void;
  /** Told among everybody's in place of the ports, left out among one's own. */
  hasOwner: boolean;
  /** What reaches inside is for its owner only. */
  isMine: boolean;
}

/** One container; drawn anew only when it changed itself. */
export const ContainerRow = memo(function ContainerRow(props: ContainerRowProps) {
  const { container, isTicked, tick, hasOwner, isMine } = props;
  const { say } = useText();
  const { id, name, owner, image, host, ports, gpus, status, createdAt } = container;
  return (
    <Tr isRowSelected={isTicked}>
      <Td className="wm-tick">
        <Checkbox
          id={`tick-${id}`}
          aria-label={say(list.select, { name: hasOwner ? container.fullName : name })}
          isChecked={isTicked}
          onChange={(_event, next) => tick(id, next)}
        />
      </Td>
      <Td dataLabel={say(list.name)} className="wm-any">
        <Link to={`/containers/${id}`}>{name}</Link>
      </Td>
      {hasOwner && (
        <Td dataLabel={say(list.owner)} className="wm-any">
          {owner}
        </Td>
      )}
      <Td dataLabel={say(list.status)}>
        <StatusLabel container={container} />
      </Td>
      <Td dataLabel={say(list.image)} className="wm-any">
        {image}
      </Td>
      <Td dataLabel={say(list.host)} className="wm-any">
        {host}
      </Td>
      {!hasOwner && (
        <Td dataLabel={say(list.ports)}>
          <Ports
            ports={ports}
            isOpen={status === 'running' || status === 'unknown'}
            most={MOST_PORTS}
          />
        </Td>
      )}
      <Td dataLabel={say(list.gpus)}>{gpus.length || '–'}</Td>
      <Td dataLabel={say(list.age)}>
        <Age at={createdAt} />
      </Td>
      <Td isActionCell tooltip={null} tabIndex={-1}>
        <ContainerActions container={container} hasTerminal={isMine} />
      </Td>
    </Tr>
  );
});
