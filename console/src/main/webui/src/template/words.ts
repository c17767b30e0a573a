import type { Sentence } from '../text/sentence';

const words = <T extends Record<string, Sentence>>(all: T) => all;

export const templates = words({
  title: ['Templates', 'テンプレート'],
  intro: [
    'A template keeps what a container is made of, so that one can be started from it any time.',
    'コンテナの定義を保存しておき、いつでもそこから開始できます。',
  ],
  define: ['Define a template', 'テンプレートを定義'],
  mine: ['My templates', '自分のテンプレート'],
  mineNone: ['You have no templates yet', 'テンプレートはまだありません'],
  mineNoneText: [
    'Define one here, or on the page of a container: "Define a template from this".',
    'ここで定義するか、コンテナのページの「ここからテンプレートを定義」で作成します。',
  ],
  offered: ['Offered to everybody', '全員に提供されているもの'],
  offeredNone: [
    'Nothing is offered yet. Teachers and administrators can offer templates, for a class for example.',
    'まだ何も提供されていません。教員と管理者は、授業用などのテンプレートを提供できます。',
  ],
  isOffered: ['Offered', '提供中'],
  by: ['by {owner}', '提供: {owner}'],
  start: ['Start', '開始'],
  startOf: ['Start a container from {name}', '{name} からコンテナを開始'],
  show: ['Definition', '定義'],
  showOf: ['Definition of {name}', '{name} の定義'],
  edit: ['Edit', '編集'],
  editOf: ['Edit {name}', '{name} を編集'],
  undefineOf: ['Delete the template {name}', 'テンプレート {name} を削除'],
  facts: ['CPUs {cpus} · {memory}', 'CPU {cpus} · メモリ {memory}'],
  gpus: ['GPUs {count}', 'GPU {count}'],
  ports: ['ports {ports}', 'ポート {ports}'],
});

export const start = words({
  title: ['Start a container from {name}', '{name} からコンテナを開始'],
  fill: ['Left open by the template', 'テンプレートで空欄の値'],
  fillHint: [
    'The template leaves {key} empty. Write your own value, or leave it so.',
    'テンプレートでは {key} が空です。自分の値を入力するか、空のままにします。',
  ],
  submit: ['Start', '開始'],
});

export const definition = words({
  text: ['the definition', '定義'],
  download: ['Download', 'ダウンロード'],
  hint: [
    'This is what a template is defined from: POST it to /api/v1/templates.',
    'テンプレートはこの形で定義します: /api/v1/templates に POST します。',
  ],
});

export const removal = words({
  question: ['Delete the template {name}?', 'テンプレート {name} を削除しますか?'],
  text: [
    'Containers that were started from it stay as they are.',
    'ここから開始したコンテナはそのまま残ります。',
  ],
  offered: ['Nobody can start from it any more.', '全員がここから開始できなくなります。'],
  done: ['The template {name} is deleted', 'テンプレート {name} を削除しました'],
});

export const form = words({
  newTitle: ['Define a template', 'テンプレートを定義'],
  editTitle: ['Edit the template {name}', 'テンプレート {name} を編集'],
  nameHint: [
    'What you start from later; a-z, 0-9 and -.',
    'あとで開始するときの名前です。a-z、0-9、- を使えます。',
  ],
  description: ['Description', '説明'],
  descriptionHint: [
    'What it is for and how it is used, in Markdown.',
    '用途や使い方を Markdown で書きます。',
  ],
  linesHint: [
    'KEY=value, one a line or separated by spaces. Quotes keep a space inside a value.',
    'KEY=value を 1 行に 1 つ、または空白で区切って書きます。空白を含む値は引用符で囲みます。',
  ],
  entrypoint: ['Entrypoint', 'エントリポイント'],
  entrypointHint: [
    "Runs before the command, instead of the image's own and of its usual command. Leave it empty for that.",
    'コマンドの前に、イメージ既定のエントリポイントとコマンドの代わりに実行します。空のままなら既定のとおりです。',
  ],
  user: ['User', 'ユーザー'],
  userHint: [
    "A name or number, with a group for example 1000:1000. Empty for the image's own.",
    '名前か番号。グループも付けられます (例: 1000:1000)。空ならイメージの既定です。',
  ],
  workingDirectory: ['Working directory', '作業ディレクトリ'],
  workingDirectoryHint: [
    "Where the program begins. Empty for the image's own.",
    'プログラムを開始する場所。空ならイメージの既定です。',
  ],
  labels: ['Labels', 'ラベル'],
  labelsHint: [
    'key=value, one a line or separated by spaces. They are for you to find containers by; nothing acts on them.',
    'key=value を 1 行に 1 つ、または空白で区切って書きます。コンテナを探すためのもので、動作には影響しません。',
  ],
  offer: ['Offer it to everybody', '全員に提供する'],
  offerHint: [
    'Everybody sees it, environment variables too, and can start from it. Leave secret values empty: who starts it is asked for them.',
    '環境変数も含めて全員が閲覧でき、ここから開始できます。秘密の値は空にしてください。開始する人が入力します。',
  ],
  save: ['Save', '保存'],
  defined: ['The template {name} is defined', 'テンプレート {name} を定義しました'],
  saved: ['The template {name} is saved', 'テンプレート {name} を保存しました'],
});
