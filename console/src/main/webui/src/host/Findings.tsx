import { Title } from '@patternfly/react-core';
import type { HostFindings } from '../api/model';
import { Alert } from '../part/Alert';
import { useText } from '../text/TextContext';
import { Checks } from './Checks';
import { Facts } from './Facts';
import { Gpus } from './Gpus';
import { checks, gpus, hosts, register, states } from './words';

const MIB = 1024 * 1024;

/** Who answered, before it is registered. */
export function Findings({ findings }: { findings: HostFindings }) {
  const { say, bytes, decimal } = useText();
  const { registeredAs, formerly, warnings, diskFreeMiB } = findings;
  return (
    <section aria-label={say(register.answers)}>
      <Alert
        variant={registeredAs ? 'warning' : 'success'}
        isInline
        isLiveRegion
        className="wm-host-part wm-any"
        title={registeredAs ? say(register.known, { name: registeredAs }) : say(register.answers)}
      />
      {formerly && (
        <Alert
          variant="info"
          isInline
          className="wm-host-part wm-any"
          title={say(register.formerly, { name: formerly })}
        />
      )}
      {warnings.includes('agent-older') && (
        <Alert variant="warning" isInline className="wm-host-part" title={say(states.agentOlder)}>
          {say(states.agentOlderText)}
        </Alert>
      )}
      <div className="wm-host-part">
        <Facts
          facts={[
            [hosts.kind, findings.kind],
            [hosts.agent, findings.agentVersion],
            [hosts.engine, findings.engineVersion],
            [hosts.cpus, decimal(findings.cpus)],
            [hosts.memory, bytes(findings.memoryMiB * MIB)],
            [
              hosts.disk,
              typeof diskFreeMiB === 'number'
                ? say(hosts.free, { free: bytes(diskFreeMiB * MIB) })
                : say(hosts.unknown),
            ],
            [hosts.capabilities, findings.capabilities.join(', ')],
          ]}
        />
      </div>
      <div className="wm-host-part">
        <Title headingLevel="h2">{say(checks.title)}</Title>
        <Checks checks={findings.checks} />
      </div>
      <div className="wm-host-part">
        <Title headingLevel="h2">{say(gpus.title)}</Title>
        <Gpus gpus={findings.gpus} />
      </div>
    </section>
  );
}
