import type { Sentence } from './sentence';

const words = <T extends Record<string, Sentence>>(all: T) => all;

/** Words that more than one page uses. */
export const common = words({
  cancel: ['Cancel', 'キャンセル'],
  close: ['Close', '閉じる'],
  copy: ['Copy', 'コピー'],
  copied: ['Copied', 'コピーしました'],
  delete: ['Delete', '削除'],
  filter: ['Filter', '絞り込み'],
  clearFilter: ['Clear the filter', '絞り込みを解除'],
  loading: ['Loading…', '読み込み中…'],
  tryAgain: ['Try again', '再試行'],
  none: ['none', 'なし'],
  actions: ['Actions', '操作'],
  details: ['Details', '詳細'],
});

export const units = words({
  lessThanAMinute: ['less than a minute', '1 分未満'],
  ago: ['{age} ago', '{age}前'],
  justNow: ['less than a minute ago', '1 分以内'],
});

export const states = words({
  noMatch: ['Nothing matches the filter', '条件に合うものがありません'],
  noMatchNext: ['Change the filter, or clear it.', '条件を変えるか、絞り込みを解除してください。'],
  failed: ['This could not be loaded', '読み込めませんでした'],
  noConnection: [
    'The console does not answer. Check your network, then try again.',
    'コンソールが応答しません。ネットワークを確認して、再試行してください。',
  ],
  unexpected: [
    'The console answered in a way this page does not understand ({status}).',
    'コンソールの応答を解釈できません ({status})。',
  ],
  crashed: ['This page has a fault', 'このページでエラーが起きました'],
  crashedNext: [
    'Nothing you did on the server is lost. Load the page again; if it happens again, tell the sysadmins.',
    'サーバー側の内容は失われていません。ページを再読み込みし、繰り返す場合はシステム管理者に連絡してください。',
  ],
  reload: ['Load again', '再読み込み'],
  missing: ['There is no such page', 'ページが見つかりません'],
  missingNext: [
    'What was here may have been deleted, or it is not yours.',
    '削除されたか、あなたのものではない可能性があります。',
  ],
  toContainers: ['To my containers', '自分のコンテナへ'],
});
