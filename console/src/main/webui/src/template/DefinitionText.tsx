import { Button, CodeBlock, CodeBlockCode } from '@patternfly/react-core';
import type { UseQueryResult } from '@tanstack/react-query';
import { saveText } from '../api/download';
import { CopyButton } from '../part/CopyText';
import { Failed, Loading } from '../part/states';
import { useText } from '../text/TextContext';
import { useContainerText } from './templates';
import { definition } from './words';
import './template.css';

/** A container's definition as YAML. */
export function ContainerYaml({ id, name }: { id: string; name: string }) {
  return <DefinitionText query={useContainerText(id)} name={name} />;
}

interface DefinitionTextProps {
  query: UseQueryResult<string>;
  /** What the file is called after. */
  name: string;
}

/** A definition as YAML, to be copied and taken along. */
export function DefinitionText({ query, name }: DefinitionTextProps) {
  const { say } = useText();
  const { data, error, refetch } = query;
  if (data === undefined) {
    return error ? <Failed failure={error} again={() => void refetch()} /> : <Loading />;
  }
  return (
    <>
      <div className="wm-yaml-head">
        <Button
          variant="secondary"
          size="sm"
          aria-label={`${say(definition.download)}: ${name}.yaml`}
          onClick={() => saveText(data, `${name}.yaml`)}
        >
          {say(definition.download)}
        </Button>
        <CopyButton text={data} what={say(definition.text)} />
        <span className="wm-small">{say(definition.hint)}</span>
      </div>
      <CodeBlock>
        <CodeBlockCode className="wm-any">{data}</CodeBlockCode>
      </CodeBlock>
    </>
  );
}
