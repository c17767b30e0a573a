import { Content, ExpandableSection, Title } from '@patternfly/react-core';
import { Ago } from '../part/Ago';
import { Alert } from '../part/Alert';
import { useText } from '../text/TextContext';
import { useTokens } from '../token/tokens';
import { heard } from './heard';
import { docker } from './words';

const TROUBLES = [docker.trouble401, docker.trouble404, docker.troubleSilent, docker.troubleOwn];

/** Says whether a command has called with the token that is being tried, as soon as it has. */
export function HeardCheck() {
  const { say } = useText();
  const { data } = useTokens((tokens) => heard(tokens)?.at === null);
  const last = heard(data ?? []);
  return (
    <>
      <Title headingLevel="h3" className="wm-line">
        {say(docker.check)}
      </Title>
      <div className="wm-line" aria-live="polite">
        {!data ? null : !last ? (
          say(docker.noToken)
        ) : last.at ? (
          <Alert isInline variant="success" title={say(docker.heard, { name: last.name })}>
            {say(docker.heardText)} <Ago at={last.at} />
          </Alert>
        ) : (
          <Alert isInline variant="info" title={say(docker.silent, { name: last.name })}>
            {say(docker.silentText)}
          </Alert>
        )}
      </div>
      <ExpandableSection toggleText={say(docker.troubles)} className="wm-line">
        <Content component="ul">
          {TROUBLES.map((trouble) => (
            <Content component="li" key={trouble[0]}>
              {say(trouble)}
            </Content>
          ))}
        </Content>
      </ExpandableSection>
    </>
  );
}
