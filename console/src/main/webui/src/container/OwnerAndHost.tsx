import { FormSelect, FormSelectOption, ToolbarItem } from '@patternfly/react-core';
import type { Container } from '../api/model';
import type { Sentence } from '../text/sentence';
import { useText } from '../text/TextContext';
import type { useSelection } from './useSelection';
import { list } from './words';

interface OwnerAndHostProps {
  view: ReturnType<typeof useSelection>;
  containers: Container[];
}

/** Chooses among the owners and hosts that there are. */
export function OwnerAndHost({ view, containers }: OwnerAndHostProps) {
  const { owner, host } = view.selection;
  return (
    <>
      <OneOf
        label={list.owner}
        any={list.anyOwner}
        value={owner}
        values={containers.map((container) => container.owner)}
        set={view.setOwner}
      />
      <OneOf
        label={list.host}
        any={list.anyHost}
        value={host}
        values={containers.map((container) => container.host)}
        set={view.setHost}
      />
    </>
  );
}

interface OneOfProps {
  label: Sentence;
  any: Sentence;
  value: string;
  values: string[];
  set: (value: string) => void;
}

function OneOf({ label, any, value, values, set }: OneOfProps) {
  const { say } = useText();
  // What is asked for stays to be seen when the last container of it has gone.
  const choices = [...new Set(value ? [...values, value] : values)].toSorted();
  return (
    <ToolbarItem>
      <FormSelect aria-label={say(label)} value={value} onChange={(_event, chosen) => set(chosen)}>
        <FormSelectOption value="" label={say(any)} />
        {choices.map((choice) => (
          <FormSelectOption key={choice} value={choice} label={choice} />
        ))}
      </FormSelect>
    </ToolbarItem>
  );
}
