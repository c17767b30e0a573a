import type { Sentence } from '../text/sentence';

export const log = {
  title: ['What {name} printed', '{name} の出力'],
  search: ['Search the log', 'ログを検索'],
  next: ['Next match', '次の一致'],
  previous: ['Previous match', '前の一致'],
  clear: ['Clear the search', '検索を解除'],
  noMatch: ['no match', '一致なし'],
  wrap: ['Wrap lines', '行を折り返す'],
  lines: ['Begin with', '読み込む行数'],
  last: ['last {count} lines', '最後の {count} 行'],
  pause: ['Pause', '一時停止'],
  goOn: ['Go on', '再開'],
  goOnNew: ['Go on ({count} new lines)', '再開 (新着 {count} 行)'],
  toEnd: ['To the end', '末尾へ'],
  download: ['Download the whole log', 'ログ全体をダウンロード'],
  cut: [
    'Only the last {count} lines are kept on this page. The download has all of them.',
    'このページに残るのは最後の {count} 行だけです。ダウンロードにはすべて含まれます。',
  ],
  nothing: ['Nothing was printed yet', 'まだ出力はありません'],
  nothingText: [
    'What the container’s command prints appears here. What runs in a terminal does not.',
    'コンテナのコマンドの出力がここに表示されます。ターミナルでの出力は含まれません。',
  ],
  following: ['Following', '追跡中'],
  reading: ['Reading…', '読み込み中…'],
  ended: [
    'The container does not run. This is what it printed until then.',
    'コンテナは動いていません。停止するまでの出力です。',
  ],
  lost: [
    'The connection is lost. The log is read anew as soon as there is one again.',
    '接続が切れました。接続が戻り次第、ログを読み直します。',
  ],
} satisfies Record<string, Sentence>;
