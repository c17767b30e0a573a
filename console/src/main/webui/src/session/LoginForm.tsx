import {
  ActionGroup,
  Button,
  Form,
  FormGroup,
  InputGroup,
  InputGroupItem,
  TextInput,
} from '@patternfly/react-core';
import { EyeIcon } from '@patternfly/react-icons/dist/esm/icons/eye-icon';
import { EyeSlashIcon } from '@patternfly/react-icons/dist/esm/icons/eye-slash-icon';
import { type FormEvent, useRef, useState } from 'react';
import { Refusal } from '../part/states';
import { useText } from '../text/TextContext';
import { useSession } from './SessionContext';
import { login } from './words';

interface LoginFormProps {
  account?: string;
  done: () => void;
}

export function LoginForm({ account = '', done }: LoginFormProps) {
  const { say } = useText();
  const { logIn } = useSession();
  const [isShown, setShown] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const [username, setUsername] = useState(account);
  const [password, setPassword] = useState('');
  const passwordField = useRef<HTMLInputElement>(null);
  const isComplete = username.trim() !== '' && password !== '';

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!isComplete || isBusy) {
      return;
    }
    setBusy(true);
    setFailure(undefined);
    try {
      await logIn(username.trim(), password);
      done();
    } catch (refused) {
      setFailure(refused);
      setBusy(false);
      setPassword('');
      passwordField.current?.focus();
    }
  };

  return (
    <Form onSubmit={submit}>
      <Refusal failure={failure} />
      <FormGroup label={say(login.username)} fieldId="username" isRequired>
        <TextInput
          id="username"
          value={username}
          onChange={(_event, value) => setUsername(value)}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus={account === ''}
          isRequired
        />
      </FormGroup>
      <FormGroup label={say(login.password)} fieldId="password" isRequired>
        <InputGroup>
          <InputGroupItem isFill>
            <TextInput
              id="password"
              ref={passwordField}
              type={isShown ? 'text' : 'password'}
              value={password}
              onChange={(_event, value) => setPassword(value)}
              autoComplete="current-password"
              autoFocus={account !== ''}
              isRequired
            />
          </InputGroupItem>
          <InputGroupItem>
            <Button
              variant="control"
              aria-label={say(isShown ? login.hide : login.show)}
              icon={isShown ? <EyeSlashIcon /> : <EyeIcon />}
              onClick={() => setShown(!isShown)}
            />
          </InputGroupItem>
        </InputGroup>
      </FormGroup>
      <ActionGroup>
        <Button type="submit" isBlock isDisabled={!isComplete} isLoading={isBusy}>
          {say(login.submit)}
        </Button>
      </ActionGroup>
    </Form>
  );
}
