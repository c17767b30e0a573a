import { Content, Title } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { Link } from 'react-router';
import type { Quota } from '../api/model';
import { Failed, Loading } from '../part/states';
import { useText } from '../text/TextContext';
import { PARTS, type Part } from './limits';
import { useOwnQuotas } from './quotas';
import { quota as words } from './words';

/** The exceptions: everybody who has limits of their own. */
export function OwnQuotas() {
  const { say, decimal } = useText();
  const { data, error, refetch } = useOwnQuotas();
  const limit = (row: Quota, part: Part) => {
    const own = row.own?.[part];
    return own == null ? say(words.byDefault) : decimal(own);
  };
  return (
    <section aria-labelledby="own-quotas">
      <Title headingLevel="h2" id="own-quotas" className="wm-title">
        {say(words.exceptions)}
      </Title>
      {error && !data ? (
        <Failed failure={error} again={() => void refetch()} />
      ) : !data ? (
        <Loading />
      ) : data.length === 0 ? (
        <Content component="p">{say(words.noExceptions)}</Content>
      ) : (
        <Table variant="compact" aria-labelledby="own-quotas" gridBreakPoint="grid-md">
          <Thead>
            <Tr>
              <Th>{say(words.account)}</Th>
              {PARTS.map((part) => (
                <Th key={part}>{say(words[part])}</Th>
              ))}
            </Tr>
          </Thead>
          <Tbody>
            {data.map((row) => (
              <Tr key={row.account}>
                <Td dataLabel={say(words.account)} modifier="breakWord">
                  <Link
                    to={`?${new URLSearchParams({ account: row.account })}`}
                    aria-label={say(words.edit, { account: row.account })}
                  >
                    {row.account}
                  </Link>
                </Td>
                {PARTS.map((part) => (
                  <Td key={part} dataLabel={say(words[part])}>
                    {limit(row, part)}
                  </Td>
                ))}
              </Tr>
            ))}
          </Tbody>
        </Table>
      )}
    </section>
  );
}
