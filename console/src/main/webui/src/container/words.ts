import type { Sentence } from '../text/sentence';

export const list = {
  title: ['My containers', '自分のコンテナ'],
  none: ['You have no containers yet', 'コンテナはまだありません'],
  noneText: [
    'A container is a small machine of your own on one of the blades.',
    'コンテナは、ブレード上で動く自分専用の小さなマシンです。',
  ],
  create: ['Create a container', 'コンテナを作成'],
  name: ['Name', '名前'],
  owner: ['Owner', '所有者'],
  status: ['Status', '状態'],
  image: ['Image', 'イメージ'],
  host: ['Host', 'ホスト'],
  ports: ['Ports', 'ポート'],
  gpus: ['GPUs', 'GPU'],
  age: ['Age', '経過時間'],
  searchWhat: ['Filter by name, image, host or port', '名前・イメージ・ホスト・ポートで絞り込み'],
  clearSearch: ['Clear the text', '入力を消去'],
  anyStatus: ['Any status', 'すべての状態'],
  anyOwner: ['Any owner', 'すべての所有者'],
  anyHost: ['Any host', 'すべてのホスト'],
  sortedBy: ['Sorted by', '並び順'],
  ascending: ['{column}, ascending', '{column} (昇順)'],
  descending: ['{column}, descending', '{column} (降順)'],
  select: ['Select {name}', '{name} を選択'],
  selectAll: ['Select all', 'すべて選択'],
  selectPage: ['Select all on this page', 'このページをすべて選択'],
  selected: ['{count} selected', '{count} 個を選択中'],
  actionsColumn: ['Actions', '操作'],
  selectColumn: ['Selection', '選択'],
  count: ['{count} containers', '{count} 個'],
  oneCount: ['1 container', '1 個'],
  ofCount: ['{count} of {total} containers', '{total} 個中 {count} 個'],
} satisfies Record<string, Sentence>;

export const verbs = {
  start: ['Start', '起動'],
  stop: ['Stop', '停止'],
  restart: ['Restart', '再起動'],
  delete: ['Delete', '削除'],
} satisfies Record<string, Sentence>;

export const changes = {
  menu: ['Actions for {name}', '{name} の操作'],
  terminal: ['Open terminal', 'ターミナルを開く'],
  failed: {
    start: ['{name} was not started', '{name} を起動できませんでした'],
    stop: ['{name} was not stopped', '{name} を停止できませんでした'],
    restart: ['{name} was not restarted', '{name} を再起動できませんでした'],
    delete: ['{name} was not deleted', '{name} を削除できませんでした'],
  },
  stopQuestion: {
    stop: ['Stop {name}?', '{name} を停止しますか?'],
    restart: ['Restart {name}?', '{name} を再起動しますか?'],
  },
  deleteQuestion: ['Delete {name}?', '{name} を削除しますか?'],
  deleteConsequence: [
    'Everything in the container is lost: files, programs, settings. This cannot be undone.',
    'コンテナ内のファイル、プログラム、設定はすべて失われます。この操作は取り消せません。',
  ],
  forgetConsequence: [
    'Its host was removed: the console only forgets the container, and its name and your quota are free again. It may go on running on that machine; if that is registered again, it is deleted there. This cannot be undone.',
    'ホストの登録が削除されているため、コンソールがこのコンテナを忘れるだけで、名前と割り当ての上限が空きます。マシン上では動き続けるかもしれません。そのマシンが登録し直されると、そこで削除されます。この操作は取り消せません。',
  ],
  deleted: ['{name} is deleted', '{name} を削除しました'],
  deleting: ['{name} is being deleted', '{name} を削除しています'],
} satisfies Record<string, Sentence | Record<string, Sentence>>;

export const paging = {
  label: ['Pages of the list', '一覧のページ'],
  range: ['{first}–{last} of {total}', '{total} 件中 {first}–{last}'],
  first: ['First page', '最初のページ'],
  previous: ['Previous page', '前のページ'],
  next: ['Next page', '次のページ'],
  last: ['Last page', '最後のページ'],
  current: ['Page', 'ページ'],
  of: ['of', '/'],
} satisfies Record<string, Sentence>;

export const several = {
  question: {
    start: ['Start {count} containers?', '{count} 個のコンテナを起動しますか?'],
    stop: ['Stop {count} containers?', '{count} 個のコンテナを停止しますか?'],
    delete: ['Delete {count} containers?', '{count} 個のコンテナを削除しますか?'],
  },
  consequence: {
    start: ['They begin to run again.', '再び動き始めます。'],
    stop: ['What runs in them ends.', '実行中の処理は終了します。'],
    delete: [
      'Everything in them is lost: files, programs, settings. This cannot be undone.',
      'コンテナ内のファイル、プログラム、設定はすべて失われます。この操作は取り消せません。',
    ],
  },
  keeps: ['Their files stay.', 'ファイルは残ります。'],
  loses: [
    'These lose files by it, because their host keeps at most what lies in a volume: {names}',
    '次のコンテナではファイルが失われます。ホストが残すのは最大でもボリュームの中だけです: {names}',
  ],
  forgets: [
    'Those on a removed host are only forgotten; they may go on running there until it is registered again.',
    '登録が削除されたホストのものは忘れられるだけで、そのホストが登録し直されるまで動き続けるかもしれません。',
  ],
  done: {
    start: ['{count} containers are started', '{count} 個のコンテナを起動しました'],
    stop: ['{count} containers are stopped', '{count} 個のコンテナを停止しました'],
    delete: ['{count} containers are deleted', '{count} 個のコンテナを削除しました'],
  },
  leftOut: {
    start: [
      'Left out, because they cannot be started now: {names}',
      '今は起動できないため対象外: {names}',
    ],
    stop: ['Left out, because they do not run: {names}', '実行中でないため対象外: {names}'],
    delete: [
      'Left out, because they are being deleted already: {names}',
      'すでに削除中のため対象外: {names}',
    ],
  },
  underway: ['{done} of {total} done', '{total} 個中 {done} 個が完了'],
  someFailed: ['It did not work for {failed}', '{failed} 個が失敗しました'],
  tryThese: ['Try these again', '失敗した分を再試行'],
} satisfies Record<string, Sentence | Record<string, Sentence>>;

export const everybody = {
  title: ['All containers', 'すべてのコンテナ'],
  none: ['Nobody has containers yet', 'コンテナはまだありません'],
  noneText: [
    'As soon as somebody borrows one, it will stand here.',
    '誰かがコンテナを借りると、ここに表示されます。',
  ],
} satisfies Record<string, Sentence>;
