import { Button, FormGroup, FormSelect, FormSelectOption, TextInput } from '@patternfly/react-core';
import { useSearchParams } from 'react-router';
import { useTyped } from '../part/typed';
import { useText } from '../text/TextContext';
import { common } from '../text/words';
import { ACTIONS } from './actions';
import { type AuditFilter, addressOf, isEmpty } from './filter';
import { audit, outcomes } from './words';

interface AuditFiltersProps {
  filter: AuditFilter;
  hasAccount: boolean;
}

/** What is looked for; it stands in the page's address. */
export function AuditFilters({ filter, hasAccount }: AuditFiltersProps) {
  const { say } = useText();
  const [, setAddress] = useSearchParams();
  const set = (change: Partial<AuditFilter>) =>
    setAddress(addressOf(filter, change), { replace: true });
  return (
    <search className="wm-filters" aria-label={say(common.filter)}>
      {hasAccount && <AccountField value={filter.account} set={(account) => set({ account })} />}
      <FormGroup label={say(audit.action)} fieldId="action">
        <FormSelect
          id="action"
          value={filter.action}
          onChange={(_event, action) => set({ action })}
        >
          <FormSelectOption value="" label={say(audit.anyAction)} />
          {filter.action && !ACTIONS[filter.action] && (
            <FormSelectOption value={filter.action} label={filter.action} />
          )}
          {Object.entries(ACTIONS).map(([action, words]) => (
            <FormSelectOption key={action} value={action} label={say(words)} />
          ))}
        </FormSelect>
      </FormGroup>
      <FormGroup label={say(audit.outcome)} fieldId="outcome">
        <FormSelect
          id="outcome"
          value={filter.outcome}
          onChange={(_event, outcome) => set({ outcome })}
        >
          <FormSelectOption value="" label={say(audit.anyOutcome)} />
          {Object.entries(outcomes).map(([outcome, words]) => (
            <FormSelectOption key={outcome} value={outcome} label={say(words)} />
          ))}
        </FormSelect>
      </FormGroup>
      {(['since', 'until'] as const).map((edge) => (
        <FormGroup key={edge} label={say(audit[edge])} fieldId={edge}>
          <TextInput
            id={edge}
            type="datetime-local"
            value={filter[edge]}
            onChange={(_event, moment) => set({ [edge]: moment })}
          />
        </FormGroup>
      ))}
      {!isEmpty(filter) && (
        <div>
          <Button variant="link" onClick={() => setAddress({}, { replace: true })}>
            {say(common.clearFilter)}
          </Button>
        </div>
      )}
    </search>
  );
}

function AccountField({ value, set }: { value: string; set: (account: string) => void }) {
  const { say } = useText();
  const [typed, type] = useTyped(value, set);
  return (
    <FormGroup label={say(audit.account)} fieldId="account">
      <TextInput
        id="account"
        type="search"
        value={typed}
        autoCapitalize="none"
        spellCheck={false}
        onChange={(_event, account) => type(account)}
      />
    </FormGroup>
  );
}
