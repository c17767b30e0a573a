import { Button, Checkbox, Content, Progress } from '@patternfly/react-core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { save } from '../api/download';
import type { SifReport } from '../api/model';
import { Alert } from '../part/Alert';
import { Failed, Loading, Refusal } from '../part/states';
import { useText } from '../text/TextContext';
import { addressOf } from './commands';
import { useMake, useProgress, type Wish } from './files';
import { RunIt } from './RunIt';
import './sif.css';
import { sif } from './words';

/** Makes the file of an image, follows that, and offers it. */
export function SifPanel({ image, host, gpus }: { image: string; host?: string; gpus: boolean }) {
  const { say } = useText();
  const [isGzip, setGzip] = useState(false);
  const wish: Wish = { image, host, compression: isGzip ? 'gzip' : 'zstd' };
  const { data, error, refetch } = useProgress(wish);
  const make = useMake(wish);
  const isUnderWay = data?.state === 'waiting' || data?.state === 'building';
  if (error && !data) {
    return <Failed failure={error} again={() => void refetch()} />;
  }
  return (
    <div className="wm-sif">
      <Checkbox
        id="sif-gzip"
        label={say(sif.gzip)}
        description={say(sif.gzipHint)}
        isChecked={isGzip}
        isDisabled={make.isPending}
        onChange={(_event, checked) => setGzip(checked)}
      />
      {data ? <Standing report={data} /> : <Loading />}
      <Refusal failure={make.error} />
      {data && data.state !== 'ready' && !isUnderWay && (
        <div>
          <Button
            variant="secondary"
            isLoading={make.isPending}
            isDisabled={make.isPending}
            onClick={() => make.mutate()}
          >
            {say(data.state === 'failed' ? sif.again : sif.make)}
          </Button>
        </div>
      )}
      {data?.state === 'ready' && <Ready report={data} gpus={gpus} />}
    </div>
  );
}

/** How far it is, also told to those who cannot see it. */
function Standing({ report }: { report: SifReport }) {
  const { say, bytes } = useText();
  const { state, host, bytesDone, bytesTotal } = report;
  if (state === 'building') {
    const text = say(sif.buildingText, { done: bytes(bytesDone), total: bytes(bytesTotal) });
    const percent = bytesTotal > 0 ? Math.floor((100 * bytesDone) / bytesTotal) : 0;
    // what is read is not written yet: the last step is never the whole
    return (
      <Progress
        title={say(sif.building, { host })}
        value={Math.min(99, percent)}
        valueText={text}
        helperText={text}
      />
    );
  }
  return (
    <div aria-live="polite">
      {state === 'waiting' && <Content component="p">{say(sif.waiting, { host })}</Content>}
      {state === 'failed' && (
        <Alert isInline variant="danger" title={say(sif.failed)}>
          {report.detail}
        </Alert>
      )}
      {state === 'ready' && <Alert isInline variant="success" title={say(sif.ready)} />}
    </div>
  );
}

function Ready({ report, gpus }: { report: SifReport; gpus: boolean }) {
  const { say, bytes } = useText();
  const { imageId, compression, host, fileName } = report;
  const download = useMutation({
    mutationFn: () => save(addressOf(imageId, compression, host), fileName),
  });
  return (
    <>
      <div>
        <Button isLoading={download.isPending} onClick={() => download.mutate()}>
          {say(sif.download, { size: bytes(report.sizeBytes ?? 0) })}
        </Button>
      </div>
      <div aria-live="polite">
        <Refusal failure={download.error} />
        {download.isSuccess && (
          <Alert isInline variant="info" title={say(sif.begun, { name: fileName })} />
        )}
      </div>
      <RunIt report={report} gpus={gpus} />
    </>
  );
}
