import { Button, Flex, FlexItem, PageSection, Title } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { Link } from 'react-router';
import type { HostDetails } from '../api/model';
import { RefreshButton } from '../image/RefreshButton';
import { Failed, Loading, NothingYet } from '../part/states';
import { useText } from '../text/TextContext';
import { common } from '../text/words';
import { HostActions } from './HostActions';
import { NoneActive } from './HostAlerts';
import { useHosts } from './hosts';
import { StateLabel } from './StateLabel';
import { hosts } from './words';

const MIB = 1024 * 1024;

function RegisterLink(props: object) {
  return <Link {...props} to="/admin/register-host" />;
}

export default function HostListPage() {
  const { say } = useText();
  const { data, error, refetch } = useHosts();
  const register = <Button component={RegisterLink}>{say(hosts.register)}</Button>;
  return (
    <PageSection>
      <title>{`${say(hosts.title)} · Whalemountain`}</title>
      <Flex justifyContent={{ default: 'justifyContentSpaceBetween' }}>
        <Title headingLevel="h1">{say(hosts.title)}</Title>
        {data && data.length > 0 && (
          <FlexItem>
            <RefreshButton /> {register}
          </FlexItem>
        )}
      </Flex>
      {error && !data ? (
        <Failed failure={error} again={() => void refetch()} />
      ) : !data ? (
        <Loading />
      ) : data.length === 0 ? (
        <NothingYet title={say(hosts.none)} text={say(hosts.noneText)}>
          {register}
        </NothingYet>
      ) : (
        <>
          {data.every(({ state }) => state === 'draining') && <NoneActive />}
          <HostTable rows={data} />
        </>
      )}
    </PageSection>
  );
}

function HostTable({ rows }: { rows: HostDetails[] }) {
  const { say } = useText();
  return (
    <Table variant="compact" aria-label={say(hosts.title)} gridBreakPoint="grid-lg">
      <Thead>
        <Tr>
          <Th width={20}>{say(hosts.name)}</Th>
          <Th>{say(hosts.state)}</Th>
          <Th modifier="nowrap">{say(hosts.containers)}</Th>
          <Th>{say(hosts.cpus)}</Th>
          <Th>{say(hosts.memory)}</Th>
          <Th>{say(hosts.gpus)}</Th>
          <Th>{say(hosts.disk)}</Th>
          <Th screenReaderText={say(common.actions)} />
        </Tr>
      </Thead>
      <Tbody>
        {rows.map((host) => (
          <Row key={host.name} host={host} />
        ))}
      </Tbody>
    </Table>
  );
}

function Row({ host }: { host: HostDetails }) {
  const { say, bytes, decimal } = useText();
  const { name, kind, free } = host;
  const share = (part: string, total: string) => say(hosts.freeOf, { free: part, total });
  return (
    <Tr>
      <Td dataLabel={say(hosts.name)} modifier="breakWord">
        <div>
          <Link to={`/admin/hosts/${encodeURIComponent(name)}`}>{name}</Link>
          <div className="wm-small">
            {kind} {host.engineVersion}
          </div>
          <div className="wm-small">
            {say(hosts.agent)} {host.agentVersion}
          </div>
        </div>
      </Td>
      <Td dataLabel={say(hosts.state)}>
        <StateLabel host={host} />
      </Td>
      <Td dataLabel={say(hosts.containers)}>
        <Link to={`/admin/containers?${new URLSearchParams({ host: name })}`}>
          {host.containers}
        </Link>
      </Td>
      <Td dataLabel={say(hosts.cpus)}>{share(decimal(free.cpus), decimal(host.cpus))}</Td>
      <Td dataLabel={say(hosts.memory)}>
        {share(bytes(free.memoryMiB * MIB), bytes(host.memoryMiB * MIB))}
      </Td>
      <Td dataLabel={say(hosts.gpus)}>
        {host.gpus.length === 0
          ? say(common.none)
          : share(String(free.gpus), String(host.gpus.length))}
      </Td>
      <Td dataLabel={say(hosts.disk)}>
        {typeof host.diskFreeMiB === 'number'
          ? say(hosts.free, { free: bytes(host.diskFreeMiB * MIB) })
          : say(hosts.unknown)}
      </Td>
      <Td isActionCell>
        <HostActions host={host} />
      </Td>
    </Tr>
  );
}
