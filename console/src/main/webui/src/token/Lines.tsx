import {
  Content,
  Flex,
  FlexItem,
  FormSelect,
  FormSelectOption,
  Title,
  ToggleGroup,
  ToggleGroupItem,
} from '@patternfly/react-core';
import { useState } from 'react';
import { useMyContainers } from '../container/containers';
import { CopyButton } from '../part/CopyText';
import { useSession } from '../session/SessionContext';
import { useText } from '../text/TextContext';
import { curlLines, NO_CONTAINER, type Shell, tokenLine } from './lines';
import { lines } from './words';

const SHELLS = ['bash', 'powershell'] as const;

/** Ready to copy, for this console and one of the person's containers. */
export function Lines() {
  const { say } = useText();
  const { person } = useSession();
  const { data: containers = [] } = useMyContainers();
  const [shell, setShell] = useState<Shell>(
    navigator.userAgent.includes('Windows') ? 'powershell' : 'bash',
  );
  const [chosen, setChosen] = useState<string>();
  const container = containers.find(({ id }) => id === chosen) ?? containers[0];
  const shown = curlLines(location.origin, container?.id ?? NO_CONTAINER, shell);
  return (
    <section className="wm-part" aria-labelledby="lines">
      <Title headingLevel="h2" id="lines">
        {say(lines.title)}
      </Title>
      <Flex rowGap={{ default: 'rowGapSm' }} className="wm-line">
        <FlexItem>
          <ToggleGroup aria-label={say(lines.shell)}>
            {SHELLS.map((name) => (
              <ToggleGroupItem
                key={name}
                text={say(lines[name])}
                buttonId={`shell-${name}`}
                isSelected={shell === name}
                onChange={() => setShell(name)}
              />
            ))}
          </ToggleGroup>
        </FlexItem>
        <FlexItem>
          <FormSelect
            aria-label={say(lines.container)}
            value={container?.id ?? ''}
            isDisabled={containers.length === 0}
            onChange={(_event, id) => setChosen(id)}
          >
            {containers.length === 0 && (
              <FormSelectOption value="" label={say(lines.noContainer)} />
            )}
            {containers.map(({ id, name }) => (
              <FormSelectOption key={id} value={id} label={`${say(lines.container)}: ${name}`} />
            ))}
          </FormSelect>
        </FlexItem>
      </Flex>
      <OneLine title={say(lines.token)} text={tokenLine(shell)} />
      {shown.map(({ title, text }) => (
        <OneLine key={text} title={say(title)} text={text} />
      ))}
      <Content component="small" className="wm-line">
        {say(lines.naming, { account: person?.account ?? '' })}
      </Content>
    </section>
  );
}

function OneLine({ title, text }: { title: string; text: string }) {
  return (
    <div className="wm-line">
      <div>{title}</div>
      <div className="wm-line-code">
        <code>{text}</code>
        <CopyButton text={text} what={title} />
      </div>
    </div>
  );
}
