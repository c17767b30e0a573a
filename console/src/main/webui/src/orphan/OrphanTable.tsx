import { Button } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useState } from 'react';
import { Link } from 'react-router';
import type { ContainerStatus, Orphan } from '../api/model';
import { Age } from '../part/Age';
import { status } from '../part/words';
import { useText } from '../text/TextContext';
import { common } from '../text/words';
import { AdoptDialog, RemoveDialog } from './OrphanDialogs';
import { actions, orphans } from './words';

export function OrphanTable({ rows }: { rows: Orphan[] }) {
  const { say } = useText();
  return (
    <Table variant="compact" aria-label={say(orphans.title)} gridBreakPoint="grid-lg">
      <Thead>
        <Tr>
          <Th>{say(orphans.name)}</Th>
          <Th>{say(orphans.owner)}</Th>
          <Th>{say(orphans.host)}</Th>
          <Th>{say(orphans.status)}</Th>
          <Th>{say(orphans.image)}</Th>
          <Th>{say(orphans.ports)}</Th>
          <Th>{say(orphans.found)}</Th>
          <Th screenReaderText={say(common.actions)} />
        </Tr>
      </Thead>
      <Tbody>
        {rows.map((orphan) => (
          <Row key={orphan.id} orphan={orphan} />
        ))}
      </Tbody>
    </Table>
  );
}

function Row({ orphan }: { orphan: Orphan }) {
  const { say } = useText();
  const [asking, ask] = useState<'adopt' | 'remove'>();
  const close = () => ask(undefined);
  const { fullName: name, owner, host, image, ports, firstSeenAt } = orphan;
  return (
    <Tr>
      <Td dataLabel={say(orphans.name)} modifier="breakWord">
        {name}
      </Td>
      <Td dataLabel={say(orphans.owner)} modifier="breakWord">
        {owner}
      </Td>
      <Td dataLabel={say(orphans.host)}>
        <Link to={`/admin/hosts/${encodeURIComponent(host)}`}>{host}</Link>
      </Td>
      <Td dataLabel={say(orphans.status)}>{say(status[orphan.status as ContainerStatus])}</Td>
      <Td dataLabel={say(orphans.image)} modifier="breakWord">
        {image}
      </Td>
      <Td dataLabel={say(orphans.ports)}>
        {ports.length === 0 ? say(common.none) : ports.map((port) => port.host).join(', ')}
      </Td>
      <Td dataLabel={say(orphans.found)}>
        <Age at={firstSeenAt} />
      </Td>
      <Td isActionCell>
        <Button
          variant="secondary"
          size="sm"
          aria-label={say(actions.adoptNamed, { name })}
          onClick={() => ask('adopt')}
        >
          {say(actions.adopt)}
        </Button>{' '}
        <Button
          variant="link"
          isDanger
          size="sm"
          aria-label={say(actions.removeNamed, { name })}
          onClick={() => ask('remove')}
        >
          {say(actions.remove)}
        </Button>
        {asking === 'adopt' && <AdoptDialog orphan={orphan} close={close} />}
        {asking === 'remove' && <RemoveDialog orphan={orphan} close={close} />}
      </Td>
    </Tr>
  );
}
