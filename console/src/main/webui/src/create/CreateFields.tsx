import { FormSelect, FormSelectOption, TextArea, TextInput } from '@patternfly/react-core';
import type { Host } from '../api/model';
import { useText } from '../text/TextContext';
import { FieldGroup, type FieldState } from './FieldGroup';
import { isChoosable } from './places';
import type { Suggestion } from './suggestions';
import { create } from './words';

interface TextFieldProps extends FieldState {
  value: string;
  change: (value: string) => void;
  left: () => void;
  isMono?: boolean;
  inputMode?: 'text' | 'numeric' | 'decimal';
  suggestions?: Suggestion[];
}

export function TextField(props: TextFieldProps) {
  const { value, change, left, isMono, inputMode = 'text', suggestions, ...state } = props;
  const listId = suggestions && suggestions.length > 0 ? `${state.id}-list` : undefined;
  return (
    <FieldGroup {...state}>
      <TextInput
        id={state.id}
        className={isMono ? 'wm-mono' : ''}
        value={value}
        onChange={(_event, next) => change(next)}
        onBlur={left}
        validated={state.fault ? 'error' : 'default'}
        isRequired={state.isRequired ?? false}
        aria-describedby={`${state.id}-help`}
        aria-invalid={state.fault !== undefined}
        inputMode={inputMode}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        {...(listId ? { list: listId } : {})}
      />
      {listId && (
        <datalist id={listId}>
          {suggestions?.map(({ image, description }) => (
            <option key={image} value={image} label={description || image} />
          ))}
        </datalist>
      )}
    </FieldGroup>
  );
}

type LinesFieldProps = Omit<TextFieldProps, 'suggestions' | 'inputMode'> & { rows: number };

/** A field for text of several lines. */
export function LinesField({ value, change, left, isMono, rows, ...state }: LinesFieldProps) {
  return (
    <FieldGroup {...state}>
      <TextArea
        id={state.id}
        className={isMono ? 'wm-mono' : ''}
        value={value}
        rows={rows}
        onChange={(_event, next) => change(next)}
        onBlur={left}
        validated={state.fault ? 'error' : 'default'}
        isRequired={state.isRequired ?? false}
        aria-describedby={`${state.id}-help`}
        aria-invalid={state.fault !== undefined}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={!isMono}
        autoResize
        resizeOrientation="vertical"
      />
    </FieldGroup>
  );
}

interface ChoiceProps extends FieldState {
  value: string;
  change: (value: string) => void;
}

export function GpuField({ most, value, change, ...state }: ChoiceProps & { most: number }) {
  const { say } = useText();
  // What was chosen stays to be seen when it is taken meanwhile.
  const count = Math.max(most, Number(value));
  const hint = most > 0 ? say(create.freeGpus, { count: most }) : say(create.noGpus);
  return (
    <FieldGroup {...state} hint={hint}>
      <FormSelect
        id={state.id}
        value={value}
        onChange={(_event, next) => change(next)}
        aria-describedby={`${state.id}-help`}
        validated={state.fault ? 'error' : 'default'}
      >
        {Array.from({ length: count + 1 }, (_, gpus) => String(gpus)).map((gpus) => (
          <FormSelectOption key={gpus} value={gpus} label={gpus} />
        ))}
      </FormSelect>
    </FieldGroup>
  );
}

export function HostField({ hosts, value, change, ...state }: ChoiceProps & { hosts: Host[] }) {
  const { say, decimal, bytes } = useText();
  const told = (host: Host) => {
    const { name, free } = host;
    if (host.unreachableSince) {
      return say(create.hostSilent, { name });
    }
    if (!isChoosable(host)) {
      return say(create.hostDraining, { name });
    }
    return say(create.hostFree, {
      name,
      cpus: decimal(free.cpus),
      memory: bytes(free.memoryMiB * 1024 ** 2),
      gpus: free.gpus,
    });
  };
  return (
    <FieldGroup {...state}>
      <FormSelect
        id={state.id}
        value={value}
        onChange={(_event, next) => change(next)}
        aria-describedby={`${state.id}-help`}
        validated={state.fault ? 'error' : 'default'}
      >
        <FormSelectOption value="" label={say(create.anyHost)} />
        {hosts.map((host) => (
          <FormSelectOption
            key={host.name}
            value={host.name}
            label={told(host)}
            isDisabled={!isChoosable(host)}
          />
        ))}
      </FormSelect>
    </FieldGroup>
  );
}
