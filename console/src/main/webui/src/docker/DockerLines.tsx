import {
  Button,
  Content,
  Flex,
  FlexItem,
  Title,
  ToggleGroup,
  ToggleGroupItem,
} from '@patternfly/react-core';
import { useState } from 'react';
import { useMyContainers } from '../container/containers';
import { CopyLine } from '../part/CopyLine';
import { useText } from '../text/TextContext';
import { type Shell, tokenLine } from '../token/lines';
import { NewTokenDialog } from '../token/NewTokenDialog';
import { ShellChoice, usualShell } from '../token/ShellChoice';
import { HeardCheck } from './HeardCheck';
import { dockerLines, type Way } from './lines';
import { docker } from './words';

const WAYS: Way[] = ['context', 'environment'];
const ANY_IMAGE = 'alpine';

/** Three lines that make one's own docker command work with this console, and whether they did. */
export function DockerLines() {
  const { say } = useText();
  const { data: containers = [] } = useMyContainers();
  const [shell, setShell] = useState<Shell>(usualShell);
  const [way, setWay] = useState<Way>('context');
  const [isMaking, setMaking] = useState(false);
  const image = containers[0]?.image ?? ANY_IMAGE;
  const { configuration, first } = dockerLines(location.origin, image, shell, way);
  return (
    <section className="wm-part" aria-labelledby="docker">
      <Title headingLevel="h2" id="docker">
        {say(docker.title)}
      </Title>
      <Content component="p" className="wm-line">
        {say(docker.intro)}
      </Content>
      <Flex rowGap={{ default: 'rowGapSm' }} className="wm-line">
        <FlexItem>
          <ShellChoice shell={shell} choose={setShell} name="docker-shell" />
        </FlexItem>
        <FlexItem>
          <ToggleGroup aria-label={say(docker.way)}>
            {WAYS.map((one) => (
              <ToggleGroupItem
                key={one}
                text={say(docker[one])}
                buttonId={`docker-${one}`}
                isSelected={way === one}
                onChange={() => setWay(one)}
              />
            ))}
          </ToggleGroup>
        </FlexItem>
        <FlexItem>
          <Button variant="secondary" onClick={() => setMaking(true)}>
            {say(docker.make)}
          </Button>
        </FlexItem>
      </Flex>
      <CopyLine title={say(docker.paste)} text={tokenLine(shell)} />
      <CopyLine title={say(docker.configuration)} text={configuration} />
      <CopyLine
        title={say(way === 'context' ? docker.firstContext : docker.firstEnvironment)}
        text={first}
      />
      <Content component="small" className="wm-line">
        {say(way === 'context' ? docker.laterContext : docker.laterEnvironment)}
      </Content>
      <HeardCheck />
      {isMaking && <NewTokenDialog suggested="docker" close={() => setMaking(false)} />}
    </section>
  );
}
