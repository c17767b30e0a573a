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
  /** What the console says of a silent host; the page says it with its name and since when. */
  plain: ['The host does not answer.', 'ホストが応答しません。'],
  silentNext: [
    'The container may well be running: its ports can still work, and it can be deleted. Everything else has to wait until the host answers again.',
    'コンテナは動き続けている可能性があり、ポートに接続できることもあります。削除は受け付けられます。その他の操作は、ホストの復旧後に行えます。',
  ],
  hostRemoved: ['Host removed', 'ホスト削除済み'],
  hostDrains: ['Host draining', 'ホスト終了予定'],
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

/** What the owner of a container is told of its host. */
export const notices = {
  drainingUntil: [
    '{host} goes out of service on {at}',
    'ホスト {host} は {at} に運用を終える予定です',
  ],
  draining: [
    '{host} is going to be taken out of service; the date is not known yet',
    'ホスト {host} は運用を終える予定です (日時は未定)',
  ],
  drainingText: [
    'Fetch what you still need from your containers before that. Until then everything works as before; nothing is deleted by itself.',
    'それまでに、必要なものをコンテナから取り出してください。それまではこれまでどおり使え、自動で削除されることはありません。',
  ],
  removed: [
    '{host} was removed by the administrators',
    'ホスト {host} の登録は管理者によって削除されました',
  ],
  removedText: [
    'Nothing reaches your container through this console, and whether it still runs is not known. If the same machine is registered again, it is found again. It counts against your quota until you delete it.',
    'このコンソールからコンテナには届かず、まだ動いているかどうかも分かりません。同じマシンが登録し直されると、再び見つかります。削除するまでは割り当ての上限に数えられます。',
  ],
  words: ['The administrators say: {text}', '管理者から: {text}'],
  concerns: ['It concerns: {names}', '対象: {names}'],
} satisfies Record<string, Sentence>;
