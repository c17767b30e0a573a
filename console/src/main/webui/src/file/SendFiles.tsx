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
import { TimesIcon } from '@patternfly/react-icons/dist/esm/icons/times-icon';
import { type FormEvent, useState } from 'react';
import { isProblem } from '../api/problem';
import { Alert } from '../part/Alert';
import { useText } from '../text/TextContext';
import { totalBytes, withMore } from './chosen';
import { DropPlace } from './DropPlace';
import { Outcome } from './Outcome';
import { Sending } from './Sending';
import { useUpload } from './useUpload';
import { file as words } from './words';

/** Nearly every image has it, and everybody may write there. */
const FIRST_FOLDER = '/tmp';

export function SendFiles({ id }: { id: string }) {
  const { say, bytes } = useText();
  const { state, send, cancel } = useUpload(id);
  const [folder, setFolder] = useState(FIRST_FOLDER);
  const [chosen, setChosen] = useState<File[]>([]);
  const [folders, setFolders] = useState<string[]>([]);
  const isSending = state.kind === 'sending';
  const isAbsolute = folder.startsWith('/');
  const refused =
    state.kind === 'refused' && isProblem(state.failure) ? state.failure.field('path') : undefined;
  const wrong = isAbsolute
    ? refused && say(words.folderProblem, { problem: refused })
    : say(words.notAbsolute);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isAbsolute && chosen.length > 0 && !isSending && (await send(folder, chosen))) {
      setChosen([]);
    }
  };
  const size = bytes(totalBytes(chosen));
  return (
    <section aria-labelledby="send-files">
      <Title headingLevel="h2" id="send-files">
        {say(words.send)}
      </Title>
      <Form onSubmit={submit} className="wm-files-form">
        <DropPlace
          isDisabled={isSending}
          take={(files, left) => {
            setChosen(withMore(chosen, files));
            setFolders(left);
          }}
        />
        {folders.length > 0 && (
          <Alert
            isInline
            variant="warning"
            className="wm-any"
            title={say(words.folders, { names: folders.join(', ') })}
          />
        )}
        {chosen.length > 0 && (
          <Chosen
            files={chosen}
            isDisabled={isSending}
            takeOut={(name) => setChosen(chosen.filter((one) => one.name !== name))}
          />
        )}
        <FormGroup label={say(words.folder)} fieldId="target-folder" isRequired>
          <TextInput
            id="target-folder"
            className="wm-mono"
            value={folder}
            onChange={(_event, value) => setFolder(value)}
            validated={wrong ? 'error' : 'default'}
            isDisabled={isSending}
            spellCheck={false}
            autoCapitalize="none"
            isRequired
            aria-describedby="target-folder-hint"
          />
          <FormHelperText>
            <HelperText id="target-folder-hint">
              <HelperTextItem variant={wrong ? 'error' : 'default'}>
                {wrong ?? say(words.folderHint)}
              </HelperTextItem>
            </HelperText>
          </FormHelperText>
        </FormGroup>
        {isSending ? (
          <Sending state={state} total={totalBytes(chosen)} cancel={cancel} />
        ) : (
          <div>
            <Button type="submit" isDisabled={chosen.length === 0 || !isAbsolute}>
              {chosen.length === 0
                ? say(words.send)
                : say(chosen.length === 1 ? words.submitOne : words.submit, {
                    count: chosen.length,
                    size,
                  })}
            </Button>
          </div>
        )}
      </Form>
      {/* What is wrong with the folder stands at its field. */}
      <Outcome state={refused ? { kind: 'idle' } : state} />
    </section>
  );
}

interface ChosenProps {
  files: readonly File[];
  isDisabled: boolean;
  takeOut: (name: string) => void;
}

function Chosen({ files, isDisabled, takeOut }: ChosenProps) {
  const { say, bytes } = useText();
  return (
    <div>
      <ul className="wm-chosen" aria-label={say(words.chosen)}>
        {files.map(({ name, size }) => (
          <li key={name}>
            <span className="wm-any">{name}</span>
            <span className="wm-small">{bytes(size)}</span>
            <Button
              variant="plain"
              size="sm"
              icon={<TimesIcon />}
              aria-label={say(words.takeOut, { name })}
              isDisabled={isDisabled}
              onClick={() => takeOut(name)}
            />
          </li>
        ))}
      </ul>
      <p className="wm-small">{say(words.together)}</p>
    </div>
  );
}
