import type { Sentence } from '../text/sentence';

export const status = {
  creating: ['Being made', '作成中'],
  running: ['Running', '実行中'],
  stopped: ['Stopped', '停止'],
  failed: ['Failed', '失敗'],
  missing: ['Missing', '消失'],
  unknown: ['Host silent', '応答なし'],
  deleting: ['Being deleted', '削除中'],
  since: ['for {age}', '{age}'],
  silent: [
    'The host {host} has not answered for {age}.',
    'ホスト {host} が {age}前から応答していません。',
  ],
  silentNext: [
    'The container may well be running: its ports can still work, and it can be deleted. Everything else has to wait until the host answers again.',
    'コンテナは動き続けている可能性があり、ポートに接続できることもあります。削除は受け付けられます。その他の操作は、ホストの復旧後に行えます。',
  ],
  pulling: ['Fetching the image', 'イメージを取得中'],
} satisfies Record<string, Sentence>;

export const parts = {
  openPort: ['Open port {guest} at {address}', 'ポート {guest} を {address} で開く'],
  guestPort: ['port {guest}', 'ポート {guest}'],
  morePorts: ['and {count} more', '他 {count} 個'],
  copyWhat: ['Copy {what}', '{what}をコピー'],
  copyFailed: [
    'The browser does not allow copying here. Select the text and copy it.',
    'ブラウザーがコピーを許可していません。テキストを選択してコピーしてください。',
  ],
  dismiss: ['Dismiss: {title}', '閉じる: {title}'],
  danger: ['Error:', 'エラー:'],
  warning: ['Warning:', '警告:'],
  success: ['Done:', '完了:'],
  info: ['Note:', '情報:'],
} satisfies Record<string, Sentence>;
