import { Pagination } from '@patternfly/react-core';
import { useText } from '../text/TextContext';
import { paging } from './words';

export const PAGE_ROWS = 50;

interface ContainerPagesProps {
  total: number;
  page: number;
  setPage: (page: number) => void;
}

/** Leads through a list that is longer than one page. */
export function ContainerPages({ total, page, setPage }: ContainerPagesProps) {
  const { say } = useText();
  return (
    <Pagination
      isCompact
      itemCount={total}
      perPage={PAGE_ROWS}
      perPageOptions={[]}
      page={page}
      onSetPage={(_event, next) => setPage(next)}
      toggleTemplate={({ firstIndex = 0, lastIndex = 0 }) => (
        <>{say(paging.range, { first: firstIndex, last: lastIndex, total })}</>
      )}
      titles={{
        paginationAriaLabel: say(paging.label),
        currPageAriaLabel: say(paging.current),
        ofWord: say(paging.of),
        toFirstPageAriaLabel: say(paging.first),
        toPreviousPageAriaLabel: say(paging.previous),
        toNextPageAriaLabel: say(paging.next),
        toLastPageAriaLabel: say(paging.last),
      }}
    />
  );
}
