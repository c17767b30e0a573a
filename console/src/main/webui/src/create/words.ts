import type { Sentence } from '../text/sentence';

export const rules = {
  missing: ['This is needed.', '入力してください。'],
  name: [
    'Use 1 to 40 of a-z, 0-9 and -; begin and end with a letter or digit.',
    'a-z、0-9、- の 1〜40 文字で、最初と最後は英数字にしてください。',
  ],
  image: [
    'Write an image like python:3.12 or e175701/app:1.',
    'python:3.12 や e175701/app:1 のようなイメージ名を入力してください。',
  ],
  environment: [
    '"{entry}" is not KEY=value; KEY may have A-Z, a-z, 0-9 and _, and does not begin with a digit.',
    '「{entry}」は KEY=value の形ではありません。KEY には A-Z、a-z、0-9、_ を使い、数字で始めないでください。',
  ],
  refusedKey: [
    '{key} cannot be set: it would reach the GPU runtime of the host.',
    '{key} は設定できません。ホストの GPU ランタイムに影響するためです。',
  ],
  repeated: ['{what} stands there twice.', '{what} が重複しています。'],
  nul: ['A NUL character is not allowed.', 'NUL 文字は使えません。'],
  tooMany: ['{most} at most; there are {count}.', '{most} 個までです (現在 {count} 個)。'],
  tooLong: ['64 KiB at most, all together.', '合計 64 KiB までです。'],
  port: [
    '"{entry}" is not a port: write numbers from 1 to 65535.',
    '「{entry}」はポート番号ではありません。1〜65535 の数を入力してください。',
  ],
  program: ['The first word must name a program.', '最初の語はプログラム名にしてください。'],
  user: [
    'Write the name or number of a user, with a group for example 1000:1000.',
    'ユーザーの名前か番号を入力してください。グループも付けられます (例: 1000:1000)。',
  ],
  directory: ['Write an absolute path like /work.', '/work のような絶対パスを入力してください。'],
  label: ['"{entry}" is not key=value.', '「{entry}」は key=value の形ではありません。'],
  range: ['Write a number from {least} to {most}.', '{least}〜{most} の数を入力してください。'],
  openQuote: ['The quote {quote} is not closed.', '引用符 {quote} が閉じられていません。'],
  openBackslash: [
    'Nothing follows the backslash. Write \\\\ for a backslash itself.',
    'バックスラッシュの後に文字がありません。\\ そのものは \\\\ と入力してください。',
  ],
} satisfies Record<string, Sentence>;

export const create = {
  title: ['Create a container', 'コンテナを作成'],
  name: ['Name', '名前'],
  nameHint: ['Its full name will be {name}', '正式な名前: {name}'],
  image: ['Image', 'イメージ'],
  imageHint: [
    'Any image that hosts can pull, for example python:3.12.',
    'ホストが取得できるイメージ (例: python:3.12)。',
  ],
  environments: ['Environment variables', '環境変数'],
  environmentsHint: [
    'KEY=value, several separated by spaces. Quotes keep a space inside a value: GREETING="hello world".',
    'KEY=value を空白で区切って並べます。空白を含む値は引用符で囲みます: GREETING="hello world"',
  ],
  guestPorts: ['Ports', 'ポート'],
  guestPortsHint: [
    'Ports your program listens on, separated by spaces: 80 8080. Each gets an address on the host.',
    'プログラムが待ち受けるポートを空白で区切って並べます: 80 8080。それぞれにホスト上のアドレスが割り当てられます。',
  ],
  command: ['Command', 'コマンド'],
  commandHint: [
    "Runs instead of the image's own. Leave it empty for that.",
    'イメージ既定のコマンドの代わりに実行します。空のままなら既定のコマンドです。',
  ],
  cpus: ['CPUs', 'CPU'],
  memoryMiB: ['Memory (MiB)', 'メモリ (MiB)'],
  gpus: ['GPUs', 'GPU'],
  noGpus: ['No GPU is free right now.', '空いている GPU はありません。'],
  freeGpus: [
    'Up to {count} on one host are free now.',
    '1 台のホストで最大 {count} 個が空いています。',
  ],
  host: ['Host', 'ホスト'],
  anyHost: ['Wherever there is room', '空きのあるホスト (自動)'],
  hostFree: [
    '{name}: {cpus} CPUs, {memory}, {gpus} GPUs free',
    '{name}: 空き CPU {cpus}、メモリ {memory}、GPU {gpus}',
  ],
  hostDraining: ['{name}: takes no new containers', '{name}: 新規受付を停止中'],
  hostSilent: ['{name}: does not answer', '{name}: 応答なし'],
  hostsUnknown: [
    'What is free could not be loaded; you can create the container all the same.',
    '空き状況を読み込めませんでした。作成はそのまま行えます。',
  ],
  submit: ['Create', '作成'],
  check: ['Some fields need another look.', '入力内容を確認してください。'],
  made: ['{name} runs', '{name} を起動しました'],
  pulling: ['{name} is being made', '{name} を作成しています'],
  pullingText: [
    'Its image is being fetched. It starts by itself once that is done.',
    'イメージを取得しています。完了すると自動で起動します。',
  ],
} satisfies Record<string, Sentence>;

export const room = {
  title: ['Quota and hosts', '割り当てとホスト'],
  left: [
    'Left of your quota: {containers} containers, {cpus} CPUs, {memory} of memory, {gpus} GPUs.',
    '割り当ての残り: コンテナ {containers}、CPU {cpus}、メモリ {memory}、GPU {gpus}',
  ],
  chosen: ['It would run on {host}.', '{host} で起動します。'],
  hosts: ['{able} of {count} hosts can take it', '受け入れられるホスト: {count} 台中 {able} 台'],
  isChosen: ['chosen', '選択'],
  isPossible: ['has room', '空きあり'],
  isImpossible: ['cannot', '不可'],
  lent: ['{percent} % lent with it.', 'これを含めて {percent} % 貸出。'],
  hasImage: ['The image is there.', 'イメージあり。'],
  lacksImage: ['The image must be fetched first.', 'イメージの取得が必要です。'],
} satisfies Record<string, Sentence>;
