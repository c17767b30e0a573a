import {
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
  Label,
} from '@patternfly/react-core';
import { ExpandableRowContent, Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { memo, useState } from 'react';
import type { AuditRow } from '../api/model';
import type { Sentence } from '../text/sentence';
import { useText } from '../text/TextContext';
import { common } from '../text/words';
import { wordsFor } from './actions';
import { audit, outcomes, ways } from './words';

const LOOKS = { done: 'success', refused: 'warning', failed: 'danger', aborted: 'info' } as const;

interface AuditTableProps {
  rows: AuditRow[];
  title: string;
  hasAccount: boolean;
}

export function AuditTable({ rows, title, hasAccount }: AuditTableProps) {
  const { say } = useText();
  return (
    <Table variant="compact" aria-label={title} isExpandable>
      <Thead>
        <Tr>
          <Th screenReaderText={say(common.details)} />
          <Th>{say(audit.at)}</Th>
          {hasAccount && <Th width={15}>{say(audit.account)}</Th>}
          <Th>{say(audit.action)}</Th>
          <Th>{say(audit.target)}</Th>
          <Th>{say(audit.outcome)}</Th>
        </Tr>
      </Thead>
      {rows.map((row, index) => (
        <Row key={row.id} row={row} index={index} hasAccount={hasAccount} />
      ))}
    </Table>
  );
}

interface RowProps {
  row: AuditRow;
  index: number;
  hasAccount: boolean;
}

const Row = memo(function Row({ row, index, hasAccount }: RowProps) {
  const { say, moment } = useText();
  const [isOpen, setOpen] = useState(false);
  const action = say(wordsFor(row.action));
  const at = moment(row.at);
  const expand = {
    rowIndex: index,
    isExpanded: isOpen,
    onToggle: () => setOpen(!isOpen),
    expandId: 'audit',
  };
  return (
    <Tbody isExpanded={isOpen}>
      <Tr>
        <Td expand={expand} aria-label={say(audit.detailsOf, { action, at })} />
        <Td dataLabel={say(audit.at)} modifier="nowrap">
          {at}
        </Td>
        {hasAccount && (
          <Td dataLabel={say(audit.account)} modifier="breakWord">
            {row.account ?? say(audit.nobody)}
          </Td>
        )}
        <Td dataLabel={say(audit.action)} modifier="breakWord">
          {action}
        </Td>
        <Td dataLabel={say(audit.target)} modifier="breakWord">
          {row.target ?? ''}
        </Td>
        <Td dataLabel={say(audit.outcome)}>
          <div>
            <Outcome outcome={row.outcome} />
          </div>
        </Td>
      </Tr>
      {isOpen && (
        <Tr isExpanded>
          <Td />
          <Td colSpan={hasAccount ? 5 : 4}>
            <ExpandableRowContent>
              <Details row={row} />
            </ExpandableRowContent>
          </Td>
        </Tr>
      )}
    </Tbody>
  );
});

function Outcome({ outcome }: { outcome: string }) {
  const { say } = useText();
  const words: Partial<Record<string, Sentence>> = outcomes;
  const looks: Partial<Record<string, 'success' | 'warning' | 'danger' | 'info'>> = LOOKS;
  const known = words[outcome];
  const look = looks[outcome];
  return (
    <Label isCompact {...(look ? { status: look } : {})}>
      {known ? say(known) : outcome}
    </Label>
  );
}

function Details({ row }: { row: AuditRow }) {
  const { say } = useText();
  const known: Partial<Record<string, Sentence>> = ways;
  const way = row.via ? known[row.via] : undefined;
  const facts: [Sentence, string | null][] = [
    [audit.request, row.action],
    [audit.host, row.host],
    [audit.status, row.status ? String(row.status) : null],
    [audit.code, row.code],
    [audit.address, row.address],
    [audit.via, way ? say(way) : row.via],
    [audit.id, String(row.id)],
  ];
  return (
    <DescriptionList isHorizontal isCompact>
      {facts.map(
        ([term, fact]) =>
          fact && (
            <DescriptionListGroup key={term[0]}>
              <DescriptionListTerm>{say(term)}</DescriptionListTerm>
              <DescriptionListDescription className="wm-any">{fact}</DescriptionListDescription>
            </DescriptionListGroup>
          ),
      )}
    </DescriptionList>
  );
}
