import { Button, Content, Form, PageSection, Title } from '@patternfly/react-core';
import { type FormEvent, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { AgentToCheck, HostFindings } from '../api/model';
import { isProblem } from '../api/problem';
import { useNotices } from '../part/Notices';
import { Refusal } from '../part/states';
import { useText } from '../text/TextContext';
import { Findings } from './Findings';
import { HostField } from './HostField';
import './host.css';
import { useAgentCheck, useRegister } from './hosts';
import { hosts, register as words } from './words';

const EMPTY = { name: '', url: '', token: '', certificate: '', address: '' };
type Typed = typeof EMPTY;

/** Only what was typed: an empty certificate is none. */
function wish(typed: Typed): AgentToCheck {
  const { name, url, token, certificate, address } = typed;
  return {
    name: name.trim(),
    url: url.trim(),
    token: token.trim(),
    ...(certificate.trim() && { certificate }),
    ...(address.trim() && { address: address.trim() }),
  };
}

/** Asks an agent who it is before it is registered. */
export default function RegisterHostPage() {
  const { say } = useText();
  const { tell } = useNotices();
  const navigate = useNavigate();
  const check = useAgentCheck();
  const add = useRegister();
  const [typed, setTyped] = useState(EMPTY);
  const [tested, setTested] = useState<{ of: Typed; findings: HostFindings }>();
  const findings = tested?.of === typed ? tested.findings : undefined;
  const failure = add.error ?? check.error;
  const isBusy = check.isPending || add.isPending;
  const isComplete = Boolean(typed.name.trim() && typed.url.trim() && typed.token.trim());
  const hasFields = isProblem(failure) && failure.fields.some(({ name }) => name in EMPTY);

  const field = (name: keyof Typed) => ({
    name,
    value: typed[name],
    problem: isProblem(failure) ? failure.field(name) : undefined,
    set: (value: string) => setTyped((before) => ({ ...before, [name]: value })),
  });
  const test = () => {
    add.reset();
    check.mutate(wish(typed), {
      onSuccess: (found) => setTested({ of: typed, findings: found }),
    });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isBusy && isComplete && !findings) {
      test();
    }
  };
  const register = () => {
    check.reset();
    add.mutate(wish(typed), {
      onSuccess: ({ name }) => {
        tell('success', say(words.done, { name }));
        navigate(`/admin/hosts/${encodeURIComponent(name)}`);
      },
    });
  };

  return (
    <PageSection>
      <title>{`${say(words.title)} · Whalemountain`}</title>
      <Link to="/admin/hosts">{say(hosts.back)}</Link>
      <Title headingLevel="h1" className="wm-title">
        {say(words.title)}
      </Title>
      <Content component="p" className="wm-host-form">
        {say(words.intro)}
      </Content>
      <Form className="wm-host-form" onSubmit={submit} autoComplete="off">
        {failure && !hasFields ? <Refusal failure={failure} /> : null}
        <HostField {...field('name')} label={say(hosts.name)} hint={say(words.nameHint)} />
        <HostField {...field('url')} label={say(hosts.url)} hint={say(words.urlHint)} />
        <HostField
          {...field('token')}
          label={say(words.token)}
          hint={say(words.tokenHint)}
          isSecret
        />
        <HostField
          {...field('certificate')}
          label={say(words.certificate)}
          hint={say(words.certificateHint)}
          isOptional
          isCode
        />
        <HostField
          {...field('address')}
          label={say(hosts.address)}
          hint={say(words.addressHint)}
          isOptional
        />
        <div>
          <Button
            type="submit"
            variant={findings ? 'secondary' : 'primary'}
            isDisabled={!isComplete || isBusy}
            isLoading={check.isPending}
            onClick={findings ? test : undefined}
          >
            {say(words.test)}
          </Button>
        </div>
      </Form>
      {findings && <Findings findings={findings} />}
      <div className="wm-host-part">
        <Button
          isDisabled={!findings || findings.registeredAs !== null || isBusy}
          isLoading={add.isPending}
          aria-describedby="test-first"
          onClick={register}
        >
          {say(words.submit)}
        </Button>{' '}
        <span id="test-first" className="wm-small">
          {findings ? '' : say(words.testFirst)}
        </span>
      </div>
    </PageSection>
  );
}
