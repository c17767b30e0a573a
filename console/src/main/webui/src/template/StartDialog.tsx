import { Button, Form, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Template } from '../api/model';
import { isProblem } from '../api/problem';
import { TextField } from '../create/CreateFields';
import { fullName } from '../create/fullName';
import { readName } from '../create/rules';
import { create } from '../create/words';
import { useNotices } from '../part/Notices';
import { Refusal } from '../part/states';
import { useSession } from '../session/SessionContext';
import { useText } from '../text/TextContext';
import { common } from '../text/words';
import { openKeys } from './draft';
import { useStart } from './templates';
import { start } from './words';

const FORM = 'start-template';

/** Asks for a name, and for what the template leaves open. */
export function StartDialog({ template, close }: { template: Template; close: () => void }) {
  const { say } = useText();
  const { tell } = useNotices();
  const { person } = useSession();
  const navigate = useNavigate();
  const { owner, definition } = template;
  const { mutate, isPending, error } = useStart({ owner, name: definition.name ?? '' });
  const [name, setName] = useState(definition.name ?? '');
  const [values, setValues] = useState<Record<string, string>>({});
  const [isSeen, setSeen] = useState(false);
  const read = readName(name);
  const told = isProblem(error) ? error.field('name') : undefined;
  const fault = isSeen && 'fault' in read ? say(read.fault.sentence, read.fault.values) : told;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSeen(true);
    if (isPending || 'fault' in read) {
      return;
    }
    const environments = Object.entries(values)
      .filter(([, value]) => value !== '')
      .map(([key, value]) => `${key}=${value}`);
    mutate(
      { name: read.value, ...(environments.length > 0 ? { environments } : {}) },
      {
        onSuccess: ({ name: made, status, statusDetail }) => {
          const isRunning = status === 'running';
          tell(
            isRunning ? 'success' : 'info',
            say(isRunning ? create.made : create.pulling, { name: made }),
            isRunning ? undefined : (statusDetail ?? say(create.pullingText)),
          );
          navigate('/containers');
        },
      },
    );
  };

  return (
    <Modal
      isOpen
      variant="small"
      aria-labelledby="start-title"
      elementToFocus="#start-name"
      onClose={isPending ? undefined : close}
    >
      <ModalHeader
        title={say(start.title, { name: definition.name ?? '' })}
        labelId="start-title"
        className="wm-any"
      />
      <ModalBody>
        <Form id={FORM} onSubmit={submit} noValidate>
          {!told && <Refusal failure={error} />}
          <TextField
            id="start-name"
            label={say(create.name)}
            isRequired
            isMono
            hint={say(create.nameHint, { name: fullName(person?.account ?? '', name || '…') })}
            fault={fault}
            value={name}
            change={setName}
            left={() => setSeen(true)}
          />
          {openKeys(definition).map((key) => (
            <TextField
              key={key}
              id={`start-${key}`}
              label={key}
              isMono
              hint={say(start.fillHint, { key })}
              value={values[key] ?? ''}
              change={(value) => setValues((before) => ({ ...before, [key]: value }))}
              left={() => {}}
            />
          ))}
        </Form>
      </ModalBody>
      <ModalFooter>
        <Button type="submit" form={FORM} isLoading={isPending} isDisabled={isPending}>
          {say(start.submit)}
        </Button>
        <Button variant="link" isDisabled={isPending} onClick={close}>
          {say(common.cancel)}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
