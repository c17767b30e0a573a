import {
  Button,
  Content,
  Flex,
  FlexItem,
  PageSection,
  SearchInput,
  Title,
} from '@patternfly/react-core';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { Failed, Loading, NoMatch, NothingYet } from '../part/states';
import { useText } from '../text/TextContext';
import { matches } from './matches';
import { OrphanTable } from './OrphanTable';
import { useOrphans } from './orphans';
import { RebuildDialog } from './RebuildDialog';
import { orphans, rebuild } from './words';

/** What is on the hosts and in nobody's record, and the way back from a lost database. */
export default function OrphanPage() {
  const { say } = useText();
  const { data, error, refetch } = useOrphans();
  const [isAsking, setAsking] = useState(false);
  return (
    <PageSection>
      <title>{`${say(orphans.title)} · Whalemountain`}</title>
      <Flex justifyContent={{ default: 'justifyContentSpaceBetween' }}>
        <Title headingLevel="h1">{say(orphans.title)}</Title>
        <FlexItem>
          <Button variant="secondary" onClick={() => setAsking(true)}>
            {say(rebuild.button)}
          </Button>
        </FlexItem>
      </Flex>
      <Content component="p">{say(orphans.intro)}</Content>
      {error && !data ? (
        <Failed failure={error} again={() => void refetch()} />
      ) : !data ? (
        <Loading />
      ) : data.length === 0 ? (
        <NothingYet title={say(orphans.none)} text={say(orphans.noneText)} />
      ) : (
        <Filtered rows={data} />
      )}
      {isAsking && <RebuildDialog close={() => setAsking(false)} />}
    </PageSection>
  );
}

function Filtered({ rows }: { rows: Parameters<typeof OrphanTable>[0]['rows'] }) {
  const { say } = useText();
  const [params, setParams] = useSearchParams();
  const filter = params.get('filter') ?? '';
  const set = (text: string) => setParams(text ? { filter: text } : {}, { replace: true });
  const shown = rows.filter((row) => matches(row, filter));
  return (
    <>
      <SearchInput
        aria-label={say(orphans.filter)}
        placeholder={say(orphans.filter)}
        value={filter}
        onChange={(_, text) => set(text)}
        onClear={() => set('')}
        resetButtonLabel={say(orphans.clear)}
      />
      {shown.length === 0 ? <NoMatch clear={() => set('')} /> : <OrphanTable rows={shown} />}
    </>
  );
}
