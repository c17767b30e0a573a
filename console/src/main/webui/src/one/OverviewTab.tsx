import { Card, CardBody, CardHeader, CardTitle, Content } from '@patternfly/react-core';
import type { Container } from '../api/model';
import { Differences } from '../host/Differences';
import { keepingOf } from '../host/differences';
import { useHost } from '../host/hosts';
import { LinkButton } from '../part/LinkButton';
import { OfContainer } from '../sif/OfContainer';
import { sif } from '../sif/words';
import { useText } from '../text/TextContext';
import { Addresses } from './Addresses';
import { CopyDefinition } from './CopyDefinition';
import { Facts } from './Facts';
import { meaning, one } from './words';

/** How the container is, where it is reached, and what it is made of. */
export default function OverviewTab({ container }: { container: Container }) {
  const { say } = useText();
  const isLeft = container.notice?.reason === 'removed';
  const hasEnded = container.status === 'stopped' && container.wanted === 'running';
  const state = hasEnded ? 'ended' : container.status;
  const host = useHost(container.host);
  const isKept = container.status === 'stopped' && !isLeft && keepingOf(host) === 'all';
  return (
    <div className="wm-overview">
      <Card>
        <CardTitle component="h2">{say(one.status)}</CardTitle>
        <CardBody>
          <Content component="p">
            {say(isLeft ? meaning.left : meaning[state])}
            {isKept && ` ${say(one.kept)}`}
          </Content>
          <Differences host={container.host} />
        </CardBody>
      </Card>
      <Card>
        <CardTitle component="h2">{say(one.addresses)}</CardTitle>
        <CardBody>
          <Addresses container={container} />
        </CardBody>
      </Card>
      <Card className="wm-overview-wide">
        <CardHeader
          actions={{
            hasNoOffset: true,
            actions: (
              <LinkButton
                variant="link"
                isInline
                to={`/templates/new?${new URLSearchParams({ container: container.id })}`}
              >
                {say(one.defineFrom)}
              </LinkButton>
            ),
          }}
        >
          <CardTitle component="h2">{say(one.what)}</CardTitle>
        </CardHeader>
        <CardBody>
          <Facts container={container} />
          <CopyDefinition container={container} />
        </CardBody>
      </Card>
      <Card className="wm-overview-wide">
        <CardTitle component="h2">{say(sif.title)}</CardTitle>
        <CardBody>
          <OfContainer container={container} />
        </CardBody>
      </Card>
    </div>
  );
}
