import {
  Button,
  EmptyState,
  EmptyStateBody,
  Flex,
  FlexItem,
  PageSection,
  Title,
} from '@patternfly/react-core';
import { Link, useNavigate, useParams } from 'react-router';
import type { HostDetails } from '../api/model';
import { Failed, Loading, Refusal } from '../part/states';
import { useText } from '../text/TextContext';
import { Checks } from './Checks';
import { Facts } from './Facts';
import { Gpus } from './Gpus';
import { HostActions } from './HostActions';
import { HostAlerts } from './HostAlerts';
import './host.css';
import { useHostCheck, useHosts } from './hosts';
import { StateLabel } from './StateLabel';
import { checks, gpus, hosts } from './words';

const MIB = 1024 * 1024;

export default function HostPage() {
  const { say } = useText();
  const { name } = useParams();
  const { data, error, refetch } = useHosts();
  const host = data?.find((each) => each.name === name);
  return (
    <PageSection>
      <title>{`${name} · Whalemountain`}</title>
      <Link to="/admin/hosts">{say(hosts.back)}</Link>
      {host ? (
        <Host host={host} />
      ) : data ? (
        <EmptyState titleText={say(hosts.missing)} headingLevel="h1">
          <EmptyStateBody>{say(hosts.missingText)}</EmptyStateBody>
        </EmptyState>
      ) : error ? (
        <Failed failure={error} again={() => void refetch()} />
      ) : (
        <Loading />
      )}
    </PageSection>
  );
}

function Host({ host }: { host: HostDetails }) {
  const { say } = useText();
  const navigate = useNavigate();
  const { mutate, isPending, error, data: found } = useHostCheck(host.name);
  return (
    <>
      <Flex justifyContent={{ default: 'justifyContentSpaceBetween' }}>
        <FlexItem>
          <Flex columnGap={{ default: 'columnGapMd' }}>
            <Title headingLevel="h1" className="wm-any">
              {host.name}
            </Title>
            <StateLabel host={host} />
          </Flex>
        </FlexItem>
        <HostActions host={host} isLabelled removed={() => navigate('/admin/hosts')} />
      </Flex>
      <HostAlerts host={host} />
      <section className="wm-host-part" aria-label={say(hosts.facts)}>
        <HostFacts host={host} />
      </section>
      <section className="wm-host-part" aria-labelledby="checks">
        <Flex>
          <Title headingLevel="h2" id="checks">
            {say(checks.title)}
          </Title>
          <Button variant="secondary" size="sm" isLoading={isPending} onClick={() => mutate()}>
            {say(checks.again)}
          </Button>
          <span role="status" className="wm-small">
            {found && !isPending && !error ? say(checks.lookedNow) : ''}
          </span>
        </Flex>
        <Refusal failure={error} />
        <Checks checks={found?.checks ?? host.checks} />
      </section>
      <section className="wm-host-part" aria-labelledby="gpus">
        <Title headingLevel="h2" id="gpus">
          {say(gpus.title)}
        </Title>
        <Gpus gpus={found?.gpus ?? host.gpus} />
      </section>
    </>
  );
}

function HostFacts({ host }: { host: HostDetails }) {
  const { say, bytes, decimal, moment } = useText();
  const { free } = host;
  const share = (part: string, total: string) => say(hosts.freeOf, { free: part, total });
  return (
    <Facts
      facts={[
        [hosts.kind, host.kind],
        [
          hosts.containers,
          <Link key="c" to={`/admin/containers?${new URLSearchParams({ host: host.name })}`}>
            {host.containers}
          </Link>,
        ],
        [hosts.waiting, host.startsWaiting],
        [hosts.cpus, share(decimal(free.cpus), decimal(host.cpus))],
        [hosts.memory, share(bytes(free.memoryMiB * MIB), bytes(host.memoryMiB * MIB))],
        [
          hosts.disk,
          typeof host.diskFreeMiB === 'number'
            ? say(hosts.free, { free: bytes(host.diskFreeMiB * MIB) })
            : say(hosts.unknown),
        ],
        [hosts.agent, host.agentVersion],
        [hosts.engine, host.engineVersion],
        [hosts.capabilities, host.capabilities.join(', ')],
        [hosts.url, host.url],
        [hosts.address, host.address],
        [hosts.pinned, say(host.pinned ? hosts.isPinned : hosts.notPinned)],
        [hosts.registered, moment(host.registeredAt)],
        [hosts.seen, moment(host.seenAt)],
      ]}
    />
  );
}
