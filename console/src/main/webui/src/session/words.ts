import type { Sentence } from '../text/sentence';

export const login = {
  title: ['Log in', 'ログイン'],
  subtitle: [
    "Borrow containers on the department's GPU blades",
    '学科の GPU ブレード上のコンテナを借りる',
  ],
  hint: ['Use your department account.', '学科のアカウントでログインしてください。'],
  username: ['Account', 'アカウント'],
  password: ['Password', 'パスワード'],
  show: ['Show the password', 'パスワードを表示'],
  hide: ['Hide the password', 'パスワードを隠す'],
  submit: ['Log in', 'ログイン'],
  required: ['Fill in the account and the password.', 'アカウントとパスワードを入力してください。'],
  ended: ['Your session has ended', 'セッションが終了しました'],
  endedText: [
    'Log in again to go on where you were. What you typed on this page is still here.',
    'もう一度ログインすると、続きから再開できます。このページに入力した内容は残っています。',
  ],
} satisfies Record<string, Sentence>;
