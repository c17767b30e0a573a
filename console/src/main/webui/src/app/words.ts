import type { Sentence } from '../text/sentence';

export const frame = {
  skip: ['Skip to the content', '本文へ移動'],
  navigation: ['Navigation', 'ナビゲーション'],
  containers: ['My containers', '自分のコンテナ'],
  images: ['Images', 'イメージ'],
  runner: ['GitLab Runner', 'GitLab Runner'],
  templates: ['Templates', 'テンプレート'],
  myPc: ['My PC', '自分の PC から'],
  admin: ['Administration', '管理'],
  hosts: ['Hosts', 'ホスト'],
  allContainers: ['All containers', 'すべてのコンテナ'],
  quotas: ['Quotas', '割り当て'],
  orphans: ['Orphans', '孤立コンテナ'],
  audit: ['Audit', '監査ログ'],
  language: ['Language', '表示言語'],
  theme: ['Theme', '表示テーマ'],
  themeAuto: ['Like the system', 'システムに合わせる'],
  themeLight: ['Light', 'ライト'],
  themeDark: ['Dark', 'ダーク'],
  account: ['Account {account}', 'アカウント {account}'],
  history: ['My history', '自分の操作履歴'],
  logOut: ['Log out', 'ログアウト'],
  offline: [
    'No live updates right now: the console does not answer. What you see may be old.',
    'ライブ更新が止まっています。コンソールが応答しないため、表示が古い可能性があります。',
  ],
} satisfies Record<string, Sentence>;
