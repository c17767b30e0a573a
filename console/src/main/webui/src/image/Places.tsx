import { Content } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import type { Image } from '../api/model';
import { Ago } from '../part/Ago';
import { useText } from '../text/TextContext';
import { details } from './words';

/** The hosts that have an image, and when they last said so. */
export function Places({ image: { hosts } }: { image: Image }) {
  const { say } = useText();
  if (hosts.length === 0) {
    return <Content component="p">{say(details.noPlace)}</Content>;
  }
  return (
    <Table variant="compact" aria-label={say(details.places)}>
      <Thead>
        <Tr>
          <Th>{say(details.host)}</Th>
          <Th>{say(details.lastSeen)}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {hosts.map(({ name, lastSeenAt }) => (
          <Tr key={name}>
            <Td dataLabel={say(details.host)} modifier="breakWord">
              {name}
            </Td>
            <Td dataLabel={say(details.lastSeen)}>
              <Ago at={lastSeenAt} />
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
