import type { Sentence } from '../text/sentence';

export const one = {
  overview: ['Overview', '概要'],
  terminal: ['Terminal', 'ターミナル'],
  files: ['Files', 'ファイル'],
  logs: ['Logs', 'ログ'],
  plots: ['Plots', 'グラフ'],
  parts: ['Parts of this page', 'このページの項目'],
  gone: ['{name} is gone', '{name} はもうありません'],
  goneText: [
    'The container was deleted while this page was open.',
    'このページを開いている間にコンテナが削除されました。',
  ],
  notYours: ["This is somebody else's", '他の人のコンテナです'],
  notYoursText: [
    'Only {owner} can open terminals, files and logs of this container.',
    'このコンテナのターミナル、ファイル、ログを使えるのは {owner} だけです。',
  ],
  status: ['Status', '状態'],
  kept: ['What is stored in it is kept.', '保存した内容は残っています。'],
  addresses: ['Addresses', 'アドレス'],
  address: ['address of port {guest}', 'ポート {guest} のアドレス'],
  open: ['Open port {guest} at {address}', 'ポート {guest} を {address} で開く'],
  noPorts: [
    'It offers no port. Guest ports are chosen when a container is created.',
    '公開しているポートはありません。ゲストポートはコンテナの作成時に指定します。',
  ],
  addressHint: [
    'The links open as web pages; other programs use the same address.',
    'リンクは Web ページとして開きます。ほかのプログラムも同じアドレスを使えます。',
  ],
  notAnswering: [
    'Nothing answers there until the container runs.',
    'コンテナが動くまで応答はありません。',
  ],
  what: ['Definition', '定義'],
  image: ['Image', 'イメージ'],
  environments: ['Environments', '環境変数'],
  ports: ['Guest port → host port', 'ゲストポート → ホストポート'],
  command: ['Command', 'コマンド'],
  commandOfImage: ["the image's own", 'イメージの既定'],
  entrypoint: ['Entrypoint', 'エントリポイント'],
  user: ['User', 'ユーザー'],
  workingDirectory: ['Working directory', '作業ディレクトリ'],
  labels: ['Labels', 'ラベル'],
  gpus: ['GPUs', 'GPU'],
  cpus: ['CPUs', 'CPU'],
  memory: ['Memory', 'メモリー'],
  host: ['Host', 'ホスト'],
  owner: ['Owner', '所有者'],
  network: ['Network', 'ネットワーク'],
  fullName: ['Full name', '完全な名前'],
  id: ['ID', 'ID'],
  containerId: ['Container ID', 'コンテナ ID'],
  networkId: ['Network ID', 'ネットワーク ID'],
  created: ['Created', '作成'],
  started: ['Started', '起動'],
  seen: ['Last seen on its host', 'ホストでの最終確認'],
  never: ['not yet', 'まだ'],
  copyAll: ['To copy', 'コピー用'],
  asText: ['Text', 'テキスト'],
  asJson: ['JSON', 'JSON'],
  asYaml: ['YAML', 'YAML'],
  defineFrom: ['Define a template from this', 'ここからテンプレートを定義'],
  definition: ['the definition', '定義'],
  jsonHint: [
    'This JSON makes the same container again: POST it to /api/v1/containers.',
    'この JSON を /api/v1/containers に POST すると、同じコンテナを作成できます。',
  ],
} satisfies Record<string, Sentence>;

/** What a status means for whoever borrows the container. */
export const meaning = {
  running: [
    'It runs. Terminal, files, logs and its addresses can be used.',
    '動いています。ターミナル、ファイル、ログ、アドレスを使えます。',
  ],
  stopped: ['It is stopped. Start it to go on.', '停止しています。続けるには起動してください。'],
  ended: [
    'Its command has ended by itself; the log may tell why. Start it to run the command again.',
    'コマンドが終了したため停止しました。理由はログで確認できます。起動するとコマンドを再実行します。',
  ],
  creating: [
    'It is being made. This page changes by itself when it runs.',
    '作成中です。動き始めると、このページは自動的に更新されます。',
  ],
  failed: [
    'It could not be made or started. What is said above is the reason; the log may tell more.',
    '作成または起動に失敗しました。上に理由が表示されています。ログも確認してください。',
  ],
  missing: [
    'Its host answers and does not have it any more: what was stored in it is lost. Delete it and make a new one.',
    'ホストは応答していますが、コンテナがありません。保存した内容は失われています。削除して作り直してください。',
  ],
  unknown: [
    'Nothing is lost and nothing is decided: the console looks every few seconds and shows the status as soon as the host answers. If you delete it now, that is remembered and carried out then.',
    '失われたものはありません。コンソールは数秒ごとに確認し、ホストが応答し次第、状態を表示します。いま削除すると、その指示は記録され、ホストの復旧後に実行されます。',
  ],
  left: [
    'Its host was removed, so nothing can be done with it but deleting it.',
    'ホストの登録が削除されたため、削除以外の操作はできません。',
  ],
  deleting: [
    'You deleted it. It leaves the list when its host has confirmed that.',
    '削除が指示されています。ホストが確認すると、一覧から消えます。',
  ],
} satisfies Record<string, Sentence>;
