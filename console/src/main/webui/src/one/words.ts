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
} satisfies Record<string, Sentence>;
