import { Button, Content, Flex, FlexItem, PageSection, Title } from '@patternfly/react-core';
import { useSearchParams } from 'react-router';
import { Failed, Loading, NoMatch, NothingYet, Refusal } from '../part/states';
import { useSession } from '../session/SessionContext';
import { useText } from '../text/TextContext';
import { AuditFilters } from './AuditFilters';
import { AuditTable } from './AuditTable';
import './audit.css';
import { filterOf, isEmpty } from './filter';
import { useAudit } from './rows';
import { audit } from './words';

/** Who did what: everybody's for admins, one's own for all. */
export default function AuditPage({ isMine = false }: { isMine?: boolean }) {
  const { say } = useText();
  const { person } = useSession();
  const [address, setAddress] = useSearchParams();
  const filter = filterOf(address);
  const asked = isMine ? { ...filter, account: person?.account ?? '' } : filter;
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetching } = useAudit(asked);
  const rows = data?.pages.flatMap((page) => page.rows);
  const title = say(isMine ? audit.mine : audit.title);
  const clear = () => setAddress({}, { replace: true });
  return (
    <PageSection>
      <title>{`${title} · Whalemountain`}</title>
      <Flex justifyContent={{ default: 'justifyContentSpaceBetween' }}>
        <FlexItem>
          <Title headingLevel="h1">{title}</Title>
        </FlexItem>
        <FlexItem>
          <Button variant="secondary" isLoading={isFetching} onClick={() => void refetch()}>
            {say(audit.again)}
          </Button>
        </FlexItem>
      </Flex>
      {isMine && <Content component="p">{say(audit.mineText)}</Content>}
      <AuditFilters filter={filter} hasAccount={!isMine} />
      {error && !rows ? (
        <Failed failure={error} again={() => void refetch()} />
      ) : !rows ? (
        <Loading />
      ) : rows.length === 0 && isEmpty({ ...filter, account: isMine ? '' : filter.account }) ? (
        <NothingYet title={say(audit.none)} text={say(audit.noneText)} />
      ) : rows.length === 0 ? (
        <NoMatch clear={clear} />
      ) : (
        <>
          <AuditTable rows={rows} title={title} hasAccount={!isMine} />
          <Refusal failure={error} />
          <div className="wm-older">
            {hasNextPage ? (
              <Button
                variant="secondary"
                isLoading={isFetching}
                onClick={() => void fetchNextPage()}
              >
                {say(audit.older)}
              </Button>
            ) : (
              <Content component="small">{say(audit.end)}</Content>
            )}
          </div>
        </>
      )}
    </PageSection>
  );
}
