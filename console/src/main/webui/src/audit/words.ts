import type { Sentence } from '../text/sentence';

const words = <T extends Record<string, Sentence>>(all: T) => all;

export const audit = words({
  title: ['Audit', '監査ログ'],
  mine: ['My history', '自分の操作履歴'],
  mineText: [
    'What was done with your account, from the page and with your tokens.',
    'このページやトークンから、あなたのアカウントで行われた操作です。',
  ],
  none: ['Nothing has happened yet', '記録はまだありません'],
  noneText: [
    'Logins, changes and refusals will stand here.',
    'ログイン、変更、拒否された操作がここに表示されます。',
  ],
  at: ['Time', '日時'],
  account: ['Account', 'アカウント'],
  action: ['Action', '操作'],
  target: ['What', '対象'],
  outcome: ['Outcome', '結果'],
  anyAction: ['Any action', 'すべての操作'],
  anyOutcome: ['Any outcome', 'すべての結果'],
  since: ['From', '開始'],
  until: ['Until', '終了'],
  older: ['Show older', 'さらに古いものを表示'],
  again: ['Refresh', '更新'],
  end: ['These are all.', 'これで全部です。'],
  request: ['Request', 'リクエスト'],
  status: ['HTTP status', 'HTTP ステータス'],
  code: ['Error code', 'エラーコード'],
  address: ['From address', '接続元'],
  via: ['Known by', '認証'],
  host: ['Host', 'ホスト'],
  id: ['Number', '番号'],
  nobody: ['nobody', '不明'],
  detailsOf: ['Details of {action} at {at}', '{at} の{action}の詳細'],
});

export const outcomes = words({
  done: ['Done', '成功'],
  refused: ['Refused', '拒否'],
  failed: ['Failed', '失敗'],
  aborted: ['Broken off', '中断'],
});

export const ways = words({
  session: ['login in a browser', 'ブラウザーのログイン'],
  token: ['token', 'トークン'],
});
