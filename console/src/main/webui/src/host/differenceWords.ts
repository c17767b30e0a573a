import type { Sentence } from '../text/sentence';
import type { Difference } from './differences';

export const differences = {
  volumeOnly: [
    'A stop or restart keeps only what lies in the volume of the container (usually /data); everything else is as in the image again.',
    '停止・再起動後に残るのはコンテナのボリューム (通常は /data) の中だけです。それ以外はイメージの状態に戻ります。',
  ],
  nothingKept: [
    'A stop or restart keeps no files: everything in the container is as in the image again.',
    '停止・再起動するとファイルは残らず、すべてイメージの状態に戻ります。',
  ],
  logsEnd: ['A stopped container has no log.', '停止したコンテナのログは残りません。'],
  kubectl: ['You can also use kubectl from your PC.', '自分の PC の kubectl からも使えます。'],
} satisfies Record<Difference, Sentence>;

export const onHost = {
  title: ['On the host {host}', 'ホスト {host} では'],
} satisfies Record<string, Sentence>;
