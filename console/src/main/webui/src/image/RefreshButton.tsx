import { Button } from '@patternfly/react-core';
import type { ImageRefresh } from '../api/model';
import { useNotices } from '../part/Notices';
import { useText } from '../text/TextContext';
import { useRefresh } from './images';
import { refreshing } from './words';

/** Asks every host now which images it has, instead of waiting for the next round. */
export function RefreshButton() {
  const { say } = useText();
  const { tell, tellFailure } = useNotices();
  const { mutate, isPending } = useRefresh();
  const told = ({ hosts }: ImageRefresh) => {
    const sum = (what: 'appeared' | 'vanished') =>
      hosts.reduce((total, each) => total + each[what], 0);
    const done = say(refreshing.done, {
      count: hosts.length,
      appeared: sum('appeared'),
      vanished: sum('vanished'),
    });
    const doubted = hosts.filter(({ outcome }) => outcome !== 'known');
    if (doubted.length === 0) {
      tell('success', done);
    } else {
      const why = doubted.map(({ host, detail }) => `${host}: ${detail ?? ''}`).join('\n');
      tell('warning', say(refreshing.doubtful), `${done}\n${why}`);
    }
  };
  return (
    <Button
      variant="secondary"
      isLoading={isPending}
      isDisabled={isPending}
      onClick={() =>
        mutate(undefined, {
          onSuccess: told,
          onError: (failure) => tellFailure(say(refreshing.failed), failure),
        })
      }
    >
      {say(refreshing.button)}
    </Button>
  );
}
