import { ActionGroup, Button, Checkbox, Form, Grid, GridItem } from '@patternfly/react-core';
import { type FormEvent, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { isProblem } from '../api/problem';
import { GpuField, LinesField, TextField } from '../create/CreateFields';
import { mostGpus } from '../create/places';
import { useImageSuggestions } from '../create/usedImages';
import { create } from '../create/words';
import { useHosts } from '../host/hosts';
import { Alert } from '../part/Alert';
import { useNotices } from '../part/Notices';
import { Refusal } from '../part/states';
import { useSession } from '../session/SessionContext';
import { useText } from '../text/TextContext';
import { common } from '../text/words';
import { type Draft, FIELDS, read, refusals } from './draft';
import { useDefine } from './templates';
import { form as words } from './words';

const LABELS = { ...create, ...words };

interface TemplateFormProps {
  /** The name of the one that is edited; left out for a new one. */
  known?: string;
  /** What stands in the form from the beginning. */
  draft: Draft;
  isOffered: boolean;
}

/** The fields of a container without a host, a description, and for teachers whether it is offered. */
export function TemplateForm({ known, draft: begun, isOffered }: TemplateFormProps) {
  const { say } = useText();
  const { tell } = useNotices();
  const { person } = useSession();
  const navigate = useNavigate();
  const { data: hosts = [] } = useHosts();
  const suggestions = useImageSuggestions();
  const { mutate, isPending, error } = useDefine(known);
  const [draft, setDraft] = useState(begun);
  const [offered, setOffered] = useState(isOffered);
  const [seen, setSeen] = useState<ReadonlySet<keyof Draft>>(new Set());
  const [told, setTold] = useState<Partial<Record<keyof Draft, string>>>({});
  const [isIncomplete, setIncomplete] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { definition, faults } = read(draft, offered);
  const mayOffer = ['teacher', 'admin'].some((role) => person?.roles.includes(role));

  const see = (...fields: (keyof Draft)[]) => setSeen((before) => new Set([...before, ...fields]));
  const bind = (field: keyof Draft) => {
    const fault = seen.has(field) ? faults[field] : undefined;
    return {
      id: field,
      label: say(LABELS[field]),
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
    const field = FIELDS.find((each) => each in wrong);
    (field && form.current?.querySelector<HTMLElement>(`#${field}`))?.focus();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isPending) {
      return;
    }
    setIncomplete(!definition);
    if (!definition) {
      see(...FIELDS);
      toFirst(faults);
      return;
    }
    setTold({});
    mutate(definition, {
      onSuccess: () => {
        const { name } = draft;
        tell('success', say(known === undefined ? words.defined : words.saved, { name }));
        navigate('/templates');
      },
      onError: (refused) => {
        const wrong = isProblem(refused) ? refusals(refused) : {};
        setTold(wrong);
        toFirst(wrong);
      },
    });
  };

  return (
    <Form ref={form} onSubmit={submit} noValidate className="wm-form">
      {isIncomplete && !definition ? (
        <Alert variant="danger" isInline title={say(create.check)} />
      ) : (
        <Refusal failure={error} />
      )}
      {known === undefined && (
        <TextField {...bind('name')} isRequired isMono hint={say(words.nameHint)} />
      )}
      <LinesField {...bind('description')} rows={4} hint={say(words.descriptionHint)} />
      <TextField
        {...bind('image')}
        isRequired
        isMono
        hint={say(create.imageHint)}
        suggestions={suggestions}
      />
      <LinesField {...bind('environments')} isMono rows={3} hint={say(words.linesHint)} />
      <TextField {...bind('guestPorts')} isMono hint={say(create.guestPortsHint)} />
      <LinesField {...bind('command')} isMono rows={1} hint={say(create.commandHint)} />
      <LinesField {...bind('entrypoint')} isMono rows={1} hint={say(words.entrypointHint)} />
      <Grid hasGutter md={6}>
        <GridItem>
          <TextField {...bind('user')} isMono hint={say(words.userHint)} />
        </GridItem>
        <GridItem>
          <TextField {...bind('workingDirectory')} isMono hint={say(words.workingDirectoryHint)} />
        </GridItem>
      </Grid>
      <LinesField {...bind('labels')} isMono rows={1} hint={say(words.labelsHint)} />
      <Grid hasGutter md={4}>
        <GridItem>
          <TextField {...bind('cpus')} inputMode="decimal" />
        </GridItem>
        <GridItem>
          <TextField {...bind('memoryMiB')} inputMode="numeric" />
        </GridItem>
        <GridItem>
          <GpuField {...bind('gpus')} most={mostGpus(hosts, '')} />
        </GridItem>
      </Grid>
      {(mayOffer || isOffered) && (
        <Checkbox
          id="offered"
          label={say(words.offer)}
          description={say(words.offerHint)}
          isChecked={offered}
          onChange={(_event, next) => setOffered(next)}
        />
      )}
      <ActionGroup>
        <Button type="submit" isLoading={isPending} isDisabled={isPending}>
          {say(words.save)}
        </Button>
        <Button variant="link" onClick={() => navigate('/templates')}>
          {say(common.cancel)}
        </Button>
      </ActionGroup>
    </Form>
  );
}
