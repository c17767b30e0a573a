import {
  Button,
  Content,
  Form,
  FormGroup,
  FormHelperText,
  Grid,
  GridItem,
  HelperText,
  HelperTextItem,
  TextInput,
  Title,
} from '@patternfly/react-core';
import { type FormEvent, useState } from 'react';
import type { Quota } from '../api/model';
import { isProblem } from '../api/problem';
import { useNotices } from '../part/Notices';
import { Refusal } from '../part/states';
import { parts } from '../part/words';
import { useText } from '../text/TextContext';
import { isSound, PARTS, type Part, read, typed } from './limits';
import { useSetQuota } from './quotas';
import { quota as words } from './words';

/** What one person may have and has, with limits of their own to be set. */
export function QuotaForm({ quota }: { quota: Quota }) {
  const { account, groups } = quota;
  const { say, decimal } = useText();
  const { tell } = useNotices();
  const { mutate, isPending, error } = useSetQuota(account);
  const [fields, setFields] = useState(() => typed(quota));
  const limits = read(fields);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (limits && !isPending) {
      mutate(limits, { onSuccess: () => tell('success', say(words.saved, { account })) });
    }
  };
  const fault = (part: Part) =>
    isSound(part, fields[part])
      ? isProblem(error)
        ? error.field(part)
        : undefined
      : say(words.notANumber);

  return (
    <Form onSubmit={submit} noValidate className="wm-form">
      <Title headingLevel="h2">{say(words.of, { account })}</Title>
      <Content component="p" className="wm-any">
        {groups.length > 0 ? say(words.groups, { groups: groups.join(', ') }) : say(words.noGroups)}
        <br />
        {say(words.emptyIsDefault)}
      </Content>
      <Refusal failure={error} />
      <Grid hasGutter sm={6}>
        {PARTS.map((part) => {
          const wrong = fault(part);
          return (
            <GridItem key={part}>
              <FormGroup label={say(words[part])} fieldId={`quota-${part}`}>
                <TextInput
                  id={`quota-${part}`}
                  value={fields[part]}
                  placeholder={say(words.byDefault)}
                  inputMode={part === 'cpus' ? 'decimal' : 'numeric'}
                  autoComplete="off"
                  validated={wrong ? 'error' : 'default'}
                  aria-describedby={`quota-${part}-hint`}
                  onChange={(_event, next) => setFields((before) => ({ ...before, [part]: next }))}
                />
                <FormHelperText>
                  <HelperText id={`quota-${part}-hint`}>
                    <HelperTextItem
                      variant={wrong ? 'error' : 'default'}
                      screenReaderText={wrong ? say(parts.danger) : ''}
                    >
                      {wrong ??
                        say(words.used, {
                          used: decimal(quota[part].used),
                          limit: decimal(quota[part].limit),
                        })}
                    </HelperTextItem>
                  </HelperText>
                </FormHelperText>
              </FormGroup>
            </GridItem>
          );
        })}
      </Grid>
      <div>
        <Button type="submit" isDisabled={!limits || isPending} isLoading={isPending}>
          {say(words.save)}
        </Button>
      </div>
    </Form>
  );
}
