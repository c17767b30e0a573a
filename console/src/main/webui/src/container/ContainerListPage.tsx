import { PageSection, Title } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { Failed, Loading, NothingYet } from '../part/states';
import { useText } from '../text/TextContext';
import { useMyContainers } from './containers';
import { list } from './words';

export function ContainerListPage() {
  const { say } = useText();
  const { data, error, refetch } = useMyContainers();
  return (
    <PageSection>
      <title>{`${say(list.title)} · Whalemountain`}</title>
      <Title headingLevel="h1">{say(list.title)}</Title>
      {error ? (
        <Failed failure={error} again={() => void refetch()} />
      ) : !data ? (
        <Loading />
      ) : data.length === 0 ? (
        <NothingYet title={say(list.none)} text={say(list.noneText)} />
      ) : (
        <Table variant="compact" aria-label={say(list.title)}>
          <Thead>
            <Tr>
              <Th>{say(list.name)}</Th>
              <Th>{say(list.status)}</Th>
            </Tr>
          </Thead>
          <Tbody>
            {data.map((container) => (
              <Tr key={container.id}>
                <Td className="wm-any">{container.name}</Td>
                <Td>{container.status}</Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
      )}
    </PageSection>
  );
}
