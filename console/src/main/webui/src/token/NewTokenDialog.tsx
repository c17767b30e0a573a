import {
  Button,
  Form,
  FormGroup,
  FormHelperText,
  FormSelect,
  FormSelectOption,
  HelperText,
  HelperTextItem,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  TextInput,
} from '@patternfly/react-core';
import { type FormEvent, useState } from 'react';
import { isProblem } from '../api/problem';
import { CopyText } from '../part/CopyText';
import { Refusal } from '../part/states';
import { parts } from '../part/words';
import { useText } from '../text/TextContext';
import { common } from '../text/words';
import { useNewToken } from './tokens';
import { tokens } from './words';

const DAY_MS = 86_400_000;
const DAYS = [30, 90, 180, 365];
const FORM = 'new-token';

interface NewTokenDialogProps {
  /** A name to begin with. */
  suggested?: string;
  close: (isMade: boolean) => void;
}

/** Asks for a name and an end, then shows the value: once. */
export function NewTokenDialog({ suggested = '', close }: NewTokenDialogProps) {
  const { say } = useText();
  const { mutate, isPending, error, data: issued } = useNewToken();
  const [name, setName] = useState(suggested);
  const [days, setDays] = useState('90');
  const nameProblem = isProblem(error) ? error.field('name') : undefined;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() && !isPending) {
      const expiresAt = days && new Date(Date.now() + Number(days) * DAY_MS).toISOString();
      mutate(expiresAt ? { name, expiresAt } : { name });
    }
  };

  if (issued) {
    return (
      <Modal isOpen variant="small" aria-labelledby="fresh-token">
        <ModalHeader
          title={say(tokens.fresh, { name: issued.name })}
          labelId="fresh-token"
          className="wm-any"
        />
        <ModalBody>
          <p>{say(tokens.freshText)}</p>
          <p className="wm-line">
            <CopyText text={issued.token} what={say(tokens.value)} />
          </p>
        </ModalBody>
        <ModalFooter>
          <Button onClick={() => close(true)}>{say(tokens.stored)}</Button>
        </ModalFooter>
      </Modal>
    );
  }
  return (
    <Modal
      isOpen
      variant="small"
      aria-labelledby="new-token-title"
      elementToFocus="#token-name"
      onClose={() => close(false)}
    >
      <ModalHeader title={say(tokens.create)} labelId="new-token-title" />
      <ModalBody>
        <Form id={FORM} onSubmit={submit}>
          {!nameProblem && <Refusal failure={error} />}
          <FormGroup label={say(tokens.name)} fieldId="token-name" isRequired>
            <TextInput
              id="token-name"
              value={name}
              maxLength={100}
              validated={nameProblem ? 'error' : 'default'}
              aria-describedby="token-name-hint"
              onChange={(_event, value) => setName(value)}
              isRequired
            />
            <FormHelperText>
              <HelperText id="token-name-hint">
                <HelperTextItem
                  variant={nameProblem ? 'error' : 'default'}
                  screenReaderText={nameProblem ? say(parts.danger) : ''}
                >
                  {nameProblem ?? say(tokens.nameHint)}
                </HelperTextItem>
              </HelperText>
            </FormHelperText>
          </FormGroup>
          <FormGroup label={say(tokens.expires)} fieldId="token-end">
            <FormSelect id="token-end" value={days} onChange={(_event, value) => setDays(value)}>
              {DAYS.map((count) => (
                <FormSelectOption
                  key={count}
                  value={String(count)}
                  label={say(tokens.days, { days: count })}
                />
              ))}
              <FormSelectOption value="" label={say(tokens.noEnd)} />
            </FormSelect>
          </FormGroup>
        </Form>
      </ModalBody>
      <ModalFooter>
        <Button
          type="submit"
          form={FORM}
          isDisabled={!name.trim() || isPending}
          isLoading={isPending}
        >
          {say(tokens.create)}
        </Button>
        <Button variant="link" onClick={() => close(false)}>
          {say(common.cancel)}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
