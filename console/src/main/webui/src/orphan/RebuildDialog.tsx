import { FormGroup, List, ListItem, Stack, StackItem, TextInput } from '@patternfly/react-core';
import { useState } from 'react';
import type { Rebuild } from '../api/model';
import { Alert } from '../part/Alert';
import { ConfirmDialog } from '../part/ConfirmDialog';
import { useText } from '../text/TextContext';
import { useRebuild } from './orphans';
import { rebuild } from './words';

/** Asks before it writes records anew, and tells what came of it. */
export function RebuildDialog({ close }: { close: () => void }) {
  const { say } = useText();
  const { mutate, data, isPending, error } = useRebuild();
  const [installation, setInstallation] = useState('');
  return (
    <ConfirmDialog
      question={say(rebuild.question)}
      verb={say(rebuild.verb)}
      isHarmless
      isBusy={isPending}
      failure={error}
      close={close}
      confirm={() => mutate(installation.trim())}
    >
      <Stack hasGutter>
        <StackItem>{say(rebuild.text)}</StackItem>
        <StackItem>
          <FormGroup label={say(rebuild.installation)} fieldId="installation">
            <TextInput
              id="installation"
              value={installation}
              maxLength={36}
              autoComplete="off"
              aria-describedby="installation-hint"
              onChange={(_, text) => setInstallation(text)}
            />
          </FormGroup>
          <p id="installation-hint" className="wm-small">
            {say(rebuild.installationHint)}
          </p>
        </StackItem>
        {data && (
          <StackItem>
            <Outcome outcome={data} />
          </StackItem>
        )}
      </Stack>
    </ConfirmDialog>
  );
}

function Outcome({ outcome }: { outcome: Rebuild }) {
  const { say } = useText();
  const { adopted, refused, silent, seen } = outcome;
  const isWhole = refused.length === 0 && silent.length === 0;
  return (
    <Alert
      variant={isWhole ? 'success' : 'warning'}
      isInline
      title={say(rebuild.done, { count: adopted })}
      className="wm-any"
    >
      <List isPlain>
        {silent.length > 0 && (
          <ListItem>{say(rebuild.silent, { hosts: silent.join(', ') })}</ListItem>
        )}
        {refused.map(({ host, fullName: name, detail }) => (
          <ListItem key={`${host} ${name}`}>
            {say(rebuild.refused, { name, host, detail })}
          </ListItem>
        ))}
        {seen.map(({ installation: id, containers: count }) => (
          <ListItem key={id}>{say(rebuild.seen, { installation: id, count })}</ListItem>
        ))}
      </List>
    </Alert>
  );
}
