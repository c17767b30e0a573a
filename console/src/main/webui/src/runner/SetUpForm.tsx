import {
  ActionGroup,
  Button,
  Form,
  FormGroup,
  FormHelperText,
  HelperText,
  HelperTextItem,
  TextInput,
  type TextInputProps,
} from '@patternfly/react-core';
import { type FormEvent, useState } from 'react';
import type { Runner } from '../api/model';
import { isProblem } from '../api/problem';
import { useNotices } from '../part/Notices';
import { parts } from '../part/words';
import { useText } from '../text/TextContext';
import { Refused } from './Refused';
import { useGitlab, useSetRunner } from './runner';
import { tokenKind } from './token';
import { steps, tokenFaults } from './words';

/** The address that was used last: the same person mostly has the same GitLab. */
const KEY = 'whalemountain.gitlab';

/** Takes address and token. The token is forgotten as soon as the console has taken it. */
export function SetUpForm({ runner, done }: { runner: Runner | null; done: () => void }) {
  const { say } = useText();
  const { tell } = useNotices();
  const { mutate, isPending, error, reset } = useSetRunner();
  const { data: department } = useGitlab();
  const [typed, setTyped] = useState(runner?.gitlabUrl ?? localStorage.getItem(KEY));
  const address = typed ?? department ?? '';
  const [token, setToken] = useState('');
  const [isTried, setTried] = useState(false);
  const kind = tokenKind(token);
  const fault = isTried && kind !== 'runner' ? say(tokenFaults[kind]) : undefined;
  const told = (field: string) => (isProblem(error) ? error.field(field) : undefined);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (kind !== 'runner' || isPending) {
      return;
    }
    const gitlabUrl = address.trim();
    mutate(
      { token: token.trim(), ...(gitlabUrl && { gitlabUrl }) },
      {
        onSuccess: (set) => {
          localStorage.setItem(KEY, set.gitlabUrl);
          setToken('');
          setTried(false);
          tell('success', say(steps.isSet));
          done();
        },
      },
    );
  };
  return (
    <Form className="wm-form" autoComplete="off" onSubmit={submit} noValidate>
      <Refused failure={error} />
      <Field
        id="gitlab-address"
        type="url"
        label={say(steps.address)}
        hint={department ? say(steps.addressLeftOut, { url: department }) : say(steps.addressHint)}
        fault={told('gitlabUrl')}
        value={address}
        set={(next) => {
          setTyped(next);
          reset();
        }}
      />
      <Field
        id="runner-token"
        type="password"
        label={say(steps.value)}
        hint={say(steps.valueHint)}
        fault={fault ?? told('token')}
        value={token}
        isRequired
        set={(next) => {
          setToken(next);
          reset();
        }}
      />
      <ActionGroup>
        <Button type="submit" isLoading={isPending} isDisabled={isPending}>
          {say(steps.submit)}
        </Button>
      </ActionGroup>
    </Form>
  );
}

interface FieldProps extends Pick<TextInputProps, 'type' | 'isRequired'> {
  id: string;
  label: string;
  hint: string;
  fault: string | undefined;
  value: string;
  set: (value: string) => void;
}

function Field({ id, label, hint, fault, value, set, ...look }: FieldProps) {
  const { say } = useText();
  return (
    <FormGroup label={label} fieldId={id} isRequired={look.isRequired ?? false}>
      <TextInput
        {...look}
        id={id}
        className="wm-mono"
        value={value}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        validated={fault ? 'error' : 'default'}
        aria-describedby={`${id}-hint`}
        onChange={(_event, next) => set(next)}
      />
      <FormHelperText>
        <HelperText id={`${id}-hint`} isLiveRegion>
          <HelperTextItem
            variant={fault ? 'error' : 'default'}
            screenReaderText={fault ? say(parts.danger) : ''}
          >
            {fault ?? hint}
          </HelperTextItem>
        </HelperText>
      </FormHelperText>
    </FormGroup>
  );
}
