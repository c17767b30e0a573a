import {
  Button,
  Form,
  FormGroup,
  FormHelperText,
  HelperText,
  HelperTextItem,
  TextInput,
  Title,
} from '@patternfly/react-core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { save } from '../api/download';
import { Alert } from '../part/Alert';
import { Refusal } from '../part/states';
import { useText } from '../text/TextContext';
import { nameOf } from './chosen';
import { file as words } from './words';

export function FetchFile({ id }: { id: string }) {
  const { say } = useText();
  const [path, setPath] = useState('');
  const download = useMutation({
    mutationFn: (asked: string) =>
      save(`/api/v1/containers/${id}/files?${new URLSearchParams({ path: asked })}`, nameOf(asked)),
  });
  const isWrong = path !== '' && !path.startsWith('/');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (path && !isWrong) {
      download.mutate(path);
    }
  };
  return (
    <section aria-labelledby="fetch-file">
      <Title headingLevel="h2" id="fetch-file">
        {say(words.fetch)}
      </Title>
      <Form onSubmit={submit} className="wm-files-form">
        <FormGroup label={say(words.fetchPath)} fieldId="fetch-path">
          <TextInput
            id="fetch-path"
            className="wm-mono"
            value={path}
            onChange={(_event, value) => setPath(value)}
            validated={isWrong ? 'error' : 'default'}
            spellCheck={false}
            autoCapitalize="none"
            aria-describedby="fetch-path-hint"
          />
          <FormHelperText>
            <HelperText id="fetch-path-hint">
              <HelperTextItem variant={isWrong ? 'error' : 'default'}>
                {say(isWrong ? words.notAbsolute : words.fetchHint)}
              </HelperTextItem>
            </HelperText>
          </FormHelperText>
        </FormGroup>
        <div>
          <Button
            type="submit"
            variant="secondary"
            isDisabled={!path || isWrong}
            isLoading={download.isPending}
          >
            {say(words.fetch)}
          </Button>
        </div>
      </Form>
      <div aria-live="polite">
        <Refusal failure={download.error} />
        {download.isSuccess && (
          <Alert
            isInline
            variant="success"
            className="wm-any"
            title={say(words.begun, { path: download.variables })}
          />
        )}
      </div>
    </section>
  );
}
