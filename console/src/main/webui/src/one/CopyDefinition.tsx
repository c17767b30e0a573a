import { CodeBlock, CodeBlockCode, ToggleGroup, ToggleGroupItem } from '@patternfly/react-core';
import { useState } from 'react';
import type { Container } from '../api/model';
import { CopyButton } from '../part/CopyText';
import { ContainerYaml } from '../template/DefinitionText';
import { useText } from '../text/TextContext';
import { asJson, asText } from './definition';
import { one } from './words';

type Form = 'asText' | 'asJson' | 'asYaml';

/** The whole definition, to be taken along. */
export function CopyDefinition({ container }: { container: Container }) {
  const { say } = useText();
  const [form, setForm] = useState<Form>('asText');
  const text = form === 'asText' ? asText(container) : asJson(container);
  return (
    <section className="wm-definition" aria-label={say(one.copyAll)}>
      <div className="wm-definition-head">
        <ToggleGroup aria-label={say(one.copyAll)} isCompact>
          {(['asText', 'asJson', 'asYaml'] as const).map((choice) => (
            <ToggleGroupItem
              key={choice}
              text={say(one[choice])}
              isSelected={form === choice}
              onChange={() => setForm(choice)}
            />
          ))}
        </ToggleGroup>
        {form !== 'asYaml' && <CopyButton text={text} what={say(one.definition)} />}
        {form === 'asJson' && <span className="wm-small">{say(one.jsonHint)}</span>}
      </div>
      {form === 'asYaml' ? (
        <ContainerYaml id={container.id} name={container.name} />
      ) : (
        <CodeBlock>
          <CodeBlockCode className="wm-any">{text}</CodeBlockCode>
        </CodeBlock>
      )}
    </section>
  );
}
