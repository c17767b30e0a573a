import { ActionGroup, Button, Form, Grid, GridItem } from '@patternfly/react-core';
import { type FormEvent, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { isProblem } from '../api/problem';
import { Differences } from '../host/Differences';
import { useHosts } from '../host/hosts';
import { Alert } from '../part/Alert';
import { useNotices } from '../part/Notices';
import { Refusal } from '../part/states';
import { useSession } from '../session/SessionContext';
import { useText } from '../text/TextContext';
import { common } from '../text/words';
import { GpuField, HostField, TextField } from './CreateFields';
import { type Draft, EMPTY, type Field, read, refusals } from './draft';
import { fullName } from './fullName';
import { mostGpus } from './places';
import { Room } from './Room';
import { useCreate } from './useCreate';
import { useImageSuggestions } from './usedImages';
import { create } from './words';

type Told = Partial<Record<Field, string>>;

/** `image` stands in the form from the beginning. */
export function CreateForm({ image }: { image: string }) {
  const { say } = useText();
  const { tell } = useNotices();
  const { person } = useSession();
  const navigate = useNavigate();
  const { data: hosts = [], isError: areHostsUnknown } = useHosts();
  const suggestions = useImageSuggestions();
  const { mutate, isPending, error } = useCreate();
  const [draft, setDraft] = useState<Draft>({ ...EMPTY, image });
  /** Fields that a person has dealt with: only of those it is said that something is wrong. */
  const [seen, setSeen] = useState<ReadonlySet<Field>>(new Set());
  /** What the console said of fields that have not been changed since. */
  const [told, setTold] = useState<Told>({});
  const [isIncomplete, setIncomplete] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { order, faults } = read(draft);

  const see = (...fields: Field[]) => setSeen((before) => new Set([...before, ...fields]));
  const bind = (field: Field) => {
    const fault = seen.has(field) ? faults[field] : undefined;
    return {
      id: field,
      label: say(create[field]),
      fault: fault ? say(fault.sentence, fault.values) : told[field],
      value: draft[field],
      change: (value: string) => {
        setDraft((before) => ({ ...before, [field]: value }));
        setTold(({ [field]: _, ...others }) => others);
        see(field);
      },
      left: () => draft[field] !== '' && see(field),
    };
  };

  const toFirst = (wrong: object) => {
    const field = (Object.keys(EMPTY) as Field[]).find((each) => each in wrong);
    (field && form.current?.querySelector<HTMLElement>(`#${field}`))?.focus();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isPending) {
      return;
    }
    setIncomplete(!order);
    if (!order) {
      see(...(Object.keys(EMPTY) as Field[]));
      toFirst(faults);
      return;
    }
    setTold({});
    mutate(order, {
      onSuccess: ({ name, status, statusDetail }) => {
        const isRunning = status === 'running';
        tell(
          isRunning ? 'success' : 'info',
          say(isRunning ? create.made : create.pulling, { name }),
          isRunning ? undefined : (statusDetail ?? say(create.pullingText)),
        );
        navigate('/containers');
      },
      onError: (refused) => {
        const wrong = isProblem(refused) ? refusals(refused) : {};
        setTold(wrong);
        toFirst(wrong);
      },
    });
  };

  const name = fullName(person?.account ?? '', draft.name || '…');
  return (
    <Form ref={form} onSubmit={submit} noValidate className="wm-form">
      {isIncomplete && !order ? (
        <Alert variant="danger" isInline title={say(create.check)} />
      ) : (
        <Refusal failure={error} />
      )}
      <TextField {...bind('name')} isRequired isMono hint={say(create.nameHint, { name })} />
      <TextField
        {...bind('image')}
        isRequired
        isMono
        hint={say(create.imageHint)}
        suggestions={suggestions}
      />
      <TextField {...bind('environments')} isMono hint={say(create.environmentsHint)} />
      <TextField {...bind('guestPorts')} isMono hint={say(create.guestPortsHint)} />
      <TextField {...bind('command')} isMono hint={say(create.commandHint)} />
      <Grid hasGutter md={4}>
        <GridItem>
          <TextField {...bind('cpus')} inputMode="decimal" />
        </GridItem>
        <GridItem>
          <TextField {...bind('memoryMiB')} inputMode="numeric" />
        </GridItem>
        <GridItem>
          <GpuField {...bind('gpus')} most={mostGpus(hosts, draft.host)} />
        </GridItem>
      </Grid>
      <HostField
        {...bind('host')}
        hosts={hosts}
        hint={areHostsUnknown ? say(create.hostsUnknown) : undefined}
      />
      <Room draft={draft} />
      {draft.host && <Differences host={draft.host} />}
      <ActionGroup>
        <Button type="submit" isLoading={isPending} isDisabled={isPending}>
          {say(create.submit)}
        </Button>
        <Button variant="link" onClick={() => navigate('/containers')}>
          {say(common.cancel)}
        </Button>
      </ActionGroup>
    </Form>
  );
}
