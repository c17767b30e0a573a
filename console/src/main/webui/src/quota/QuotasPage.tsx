import {
  Button,
  Content,
  Form,
  FormGroup,
  FormHelperText,
  HelperText,
  HelperTextItem,
  PageSection,
  TextInput,
  Title,
} from '@patternfly/react-core';
import { type FormEvent, useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { Loading, Refusal } from '../part/states';
import { useText } from '../text/TextContext';
import { OwnQuotas } from './OwnQuotas';
import { QuotaForm } from './QuotaForm';
import { useQuota } from './quotas';
import { quota as words } from './words';

const ACCOUNT = 'account';

/** Where an admin looks at a person's quota and changes it. */
export default function QuotasPage() {
  const { say } = useText();
  const [query, setQuery] = useSearchParams();
  const account = query.get(ACCOUNT) ?? '';
  const [wanted, setWanted] = useState(account);
  const { data, error, isFetching } = useQuota(account);
  useEffect(() => setWanted(account), [account]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const next = wanted.trim().toLowerCase();
    setQuery(next === '' ? {} : { [ACCOUNT]: next });
  };
  return (
    <PageSection>
      <title>{`${say(words.title)} · Whalemountain`}</title>
      <Title headingLevel="h1">{say(words.title)}</Title>
      <Content component="p">{say(words.intro)}</Content>
      <Form onSubmit={submit} className="wm-form wm-title" role="search">
        <FormGroup label={say(words.account)} fieldId="quota-account">
          <TextInput
            id="quota-account"
            value={wanted}
            onChange={(_event, next) => setWanted(next)}
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
            aria-describedby="quota-account-hint"
          />
          <FormHelperText>
            <HelperText id="quota-account-hint">
              <HelperTextItem>{say(words.accountHint)}</HelperTextItem>
            </HelperText>
          </FormHelperText>
        </FormGroup>
        <div>
          <Button type="submit" variant="secondary" isDisabled={wanted.trim() === ''}>
            {say(words.show)}
          </Button>
        </div>
      </Form>
      <Refusal failure={error} />
      {isFetching && !data && <Loading />}
      {data && !error && <QuotaForm key={data.account} quota={data} />}
      <OwnQuotas />
    </PageSection>
  );
}
