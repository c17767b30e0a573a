import { Button } from '@patternfly/react-core';
import { useSearchParams } from 'react-router';
import type { Whose } from '../live/keys';
import { LinkButton } from '../part/LinkButton';
import { Failed, Loading, NoMatch, NothingYet, Refusal } from '../part/states';
import { useText } from '../text/TextContext';
import { ImageSearch } from './ImageSearch';
import { ImageTable } from './ImageTable';
import { useImages } from './images';
import { images } from './words';

const WORDS = 'q';

/** One of the lists, with a search that stands in the address. */
export function ImageList({ whose }: { whose: Whose }) {
  const { say } = useText();
  const [query, setQuery] = useSearchParams();
  const words = query.get(WORDS)?.trim() ?? '';
  const set = (next: string) => setQuery(next === '' ? {} : { [WORDS]: next }, { replace: true });
  const found = useImages(whose, words);
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = found;
  if (!data) {
    return error ? <Failed failure={error} again={() => void refetch()} /> : <Loading />;
  }
  const rows = data.pages.flatMap((page) => page.rows);
  if (rows.length === 0 && words === '') {
    return <None whose={whose} />;
  }
  return (
    <>
      <Refusal failure={error} />
      <ImageSearch words={words} search={set} />
      {rows.length === 0 ? (
        <NoMatch clear={() => set('')} />
      ) : (
        <ImageTable rows={rows} whose={whose} />
      )}
      {hasNextPage && (
        <Button
          variant="secondary"
          className="wm-title"
          isLoading={isFetchingNextPage}
          isDisabled={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {say(images.more)}
        </Button>
      )}
    </>
  );
}

/** Nothing is there yet; how one gets an image. */
function None({ whose }: { whose: Whose }) {
  const { say } = useText();
  const isMine = whose === 'mine';
  return (
    <NothingYet
      title={say(isMine ? images.mineNone : images.sharedNone)}
      text={say(isMine ? images.mineNoneText : images.sharedNoneText)}
    >
      <LinkButton to="/runner">{say(images.setUp)}</LinkButton>
      {isMine && (
        <LinkButton variant="link" to="/images/shared">
          {say(images.toShared)}
        </LinkButton>
      )}
    </NothingYet>
  );
}
