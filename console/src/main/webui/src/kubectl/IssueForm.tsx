import { Button, Form, FormGroup, FormSelect, FormSelectOption } from '@patternfly/react-core';
import { type FormEvent, useState } from 'react';
import { Alert } from '../part/Alert';
import { Refusal } from '../part/states';
import type { Sentence } from '../text/sentence';
import { useText } from '../text/TextContext';
import type { useIssue } from './kubeconfig';
import { fileName } from './lines';
import { kubectl } from './words';

const LIFETIMES: [minutes: number, label: Sentence][] = [
  [60, kubectl.hour],
  [12 * 60, kubectl.halfDay],
  [24 * 60, kubectl.day],
  [7 * 24 * 60, kubectl.week],
];

interface IssueFormProps {
  host: string;
  issue: ReturnType<typeof useIssue>;
}

/** Asks how long it is to be good, and stores the file. */
export function IssueForm({ host, issue }: IssueFormProps) {
  const { say, moment } = useText();
  const { mutate, isPending, error, data } = issue;
  const [minutes, setMinutes] = useState(12 * 60);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isPending) {
      mutate({ host, minutes });
    }
  };
  return (
    <Form onSubmit={submit} className="wm-form wm-line">
      <Refusal failure={error} />
      <FormGroup label={say(kubectl.lifetime)} fieldId="kubeconfig-lifetime">
        <FormSelect
          id="kubeconfig-lifetime"
          value={minutes}
          onChange={(_event, value) => setMinutes(Number(value))}
        >
          {LIFETIMES.map(([length, label]) => (
            <FormSelectOption key={length} value={length} label={say(label)} />
          ))}
        </FormSelect>
      </FormGroup>
      <div>
        <Button type="submit" isLoading={isPending} isDisabled={isPending}>
          {say(kubectl.download)}
        </Button>
      </div>
      <div aria-live="polite">
        {data && (
          <Alert
            variant="success"
            isInline
            title={say(kubectl.made, { file: fileName(host) })}
            className="wm-any"
          >
            {say(kubectl.madeText, { at: moment(data.expiresAt), namespace: data.namespace })}
          </Alert>
        )}
      </div>
    </Form>
  );
}
