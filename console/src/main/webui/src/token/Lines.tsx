import {
  Content,
  Flex,
  FlexItem,
  FormSelect,
  FormSelectOption,
  Title,
} from '@patternfly/react-core';
import { useState } from 'react';
import { useMyContainers } from '../container/containers';
import { CopyLine } from '../part/CopyLine';
import { useSession } from '../session/SessionContext';
import { useText } from '../text/TextContext';
import { curlLines, NO_CONTAINER, type Shell, tokenLine } from './lines';
import { ShellChoice, usualShell } from './ShellChoice';
import { lines } from './words';

/** Ready to copy, for this console and one of the person's containers. */
export function Lines() {
  const { say } = useText();
  const { person } = useSession();
  const { data: containers = [] } = useMyContainers();
  const [shell, setShell] = useState<Shell>(usualShell);
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
          <ShellChoice shell={shell} choose={setShell} />
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
      <CopyLine title={say(lines.token)} text={tokenLine(shell)} />
      {shown.map(({ title, text }) => (
        <CopyLine key={text} title={say(title)} text={text} />
      ))}
      <Content component="small" className="wm-line">
        {say(lines.naming, { account: person?.account ?? '' })}
      </Content>
    </section>
  );
}
