import { Progress, Spinner } from '@patternfly/react-core';
import type { Progress as Pulled } from '../api/model';
import { useText } from '../text/TextContext';
import { status } from './words';

/** How far an image is that is being pulled; something that turns while nobody can tell. */
export function PullProgress({ progress }: { progress: Pulled | null | undefined }) {
  const { say } = useText();
  const percent = progress ? percentOf(progress) : undefined;
  return percent === undefined ? (
    <Spinner size="md" aria-label={say(status.creating)} />
  ) : (
    <Progress
      className="wm-progress"
      aria-label={say(status.pulling)}
      size="sm"
      value={Math.min(100, Math.floor(percent))}
    />
  );
}

function percentOf({ layersDone, layersTotal, bytesDone, bytesTotal }: Pulled) {
  if (bytesTotal > 0) {
    return (100 * bytesDone) / bytesTotal;
  }
  return layersTotal > 0 ? (100 * layersDone) / layersTotal : undefined;
}
