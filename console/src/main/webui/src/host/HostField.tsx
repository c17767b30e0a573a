import {
  FormGroup,
  FormHelperText,
  HelperText,
  HelperTextItem,
  TextArea,
  TextInput,
} from '@patternfly/react-core';
import { parts } from '../part/words';
import { useText } from '../text/TextContext';

interface HostFieldProps {
  name: string;
  label: string;
  hint: string;
  value: string;
  /** What the console has against the value. */
  problem: string | undefined;
  set: (value: string) => void;
  isOptional?: boolean;
  isSecret?: boolean;
  isLong?: boolean;
  /** Long, and read by machines. */
  isCode?: boolean;
  /** Date and time, in the viewer's own zone. */
  isDate?: boolean;
}

export function HostField(props: HostFieldProps) {
  const { name, label, hint, value, problem, set, isOptional, isSecret, isLong, isCode, isDate } =
    props;
  const { say } = useText();
  const id = `host-${name}`;
  const common = {
    id,
    value,
    validated: problem ? ('error' as const) : ('default' as const),
    'aria-describedby': `${id}-hint`,
    isRequired: !isOptional,
    spellCheck: false,
    autoCapitalize: 'none',
  };
  return (
    <FormGroup label={label} fieldId={id} isRequired={!isOptional}>
      {isLong || isCode ? (
        <TextArea
          {...common}
          rows={isCode ? 4 : 2}
          className={isCode ? 'wm-mono' : ''}
          onChange={(_event, next) => set(next)}
        />
      ) : (
        <TextInput
          {...common}
          type={isSecret ? 'password' : isDate ? 'datetime-local' : 'text'}
          autoComplete={isSecret ? 'new-password' : 'off'}
          onChange={(_event, next) => set(next)}
        />
      )}
      <FormHelperText>
        <HelperText id={`${id}-hint`}>
          <HelperTextItem
            variant={problem ? 'error' : 'default'}
            screenReaderText={problem ? say(parts.danger) : ''}
          >
            {problem ?? hint}
          </HelperTextItem>
        </HelperText>
      </FormHelperText>
    </FormGroup>
  );
}
