import { Button, Progress, Spinner } from '@patternfly/react-core';
import { useText } from '../text/TextContext';
import { common } from '../text/words';
import type { UploadState } from './useUpload';
import { file as words } from './words';

interface SendingProps {
  state: Extract<UploadState, { kind: 'sending' }>;
  /** Bytes of the files, until the browser tells those of the whole form. */
  total: number;
  cancel: () => void;
}

export function Sending({ state, total, cancel }: SendingProps) {
  const { say, bytes } = useText();
  const all = state.total || total;
  const isSent = state.total > 0 && state.sent >= state.total;
  const title = say(words.sending, { folder: state.folder });
  const far = say(words.sent, { sent: bytes(state.sent), total: bytes(all) });
  return (
    <div className="wm-sending">
      <Progress
        value={all ? (state.sent / all) * 100 : 0}
        title={title}
        label={far}
        valueText={far}
        className="wm-any"
      />
      <div className="wm-sending-foot">
        <span role="status">
          {isSent && (
            <>
              <Spinner isInline aria-hidden /> {say(words.storing)}
            </>
          )}
        </span>
        <Button variant="secondary" onClick={cancel}>
          {say(common.cancel)}
        </Button>
      </div>
    </div>
  );
}
