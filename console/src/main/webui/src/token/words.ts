import type { Sentence } from '../text/sentence';

const words = <T extends Record<string, Sentence>>(all: T) => all;

export const myPc = words({
  title: ['My PC', '自分の PC から'],
  intro: [
    'What you do on this page you can also do from a terminal on your own PC, with a token in place of your password.',
    'このページでの操作は、パスワードの代わりにトークンを使って、自分の PC のターミナルからも行えます。',
  ],
  kubectl: ['Use kubectl with containers on a cluster', 'クラスター上のコンテナを kubectl で使う'],
  history: ['See what was done with your account', 'アカウントの操作履歴を見る'],
});

export const tokens = words({
  title: ['Tokens', 'トークン'],
  none: ['You have no tokens yet', 'トークンはまだありません'],
  noneText: [
    'A token lets a program act as you. Make one for each PC, so that you can revoke it alone.',
    'トークンを使うと、プログラムがあなたとして操作できます。PC ごとに作ると、個別に失効できます。',
  ],
  create: ['Create a token', 'トークンを作成'],
  name: ['Name', '名前'],
  nameHint: ['Where you will use it, for example "laptop".', '使う場所の名前。例: ノート PC'],
  made: ['Made', '作成'],
  expires: ['Expires', '有効期限'],
  used: ['Last used', '最終使用'],
  never: ['never', 'なし'],
  notUsed: ['not yet', '未使用'],
  expired: ['Expired', '期限切れ'],
  days: ['in {days} days', '{days} 日後'],
  noEnd: ['never (until you revoke it)', 'なし (失効させるまで有効)'],
  revoke: ['Revoke', '失効'],
  revokeWhat: ['Revoke {name}', '{name} を失効'],
  question: ['Revoke {name}?', '{name} を失効させますか?'],
  consequence: [
    'Programs that use this token are refused from now on, and terminals they opened are closed. This cannot be undone.',
    'このトークンを使うプログラムは直ちに拒否され、開いていたターミナルも閉じます。この操作は取り消せません。',
  ],
  revoked: ['{name} is revoked', '{name} を失効させました'],
  fresh: ['Copy {name} now', '{name} を今コピーしてください'],
  freshText: [
    'This is the only time the value is shown. Whoever has it can act as you: keep it like a password.',
    '値が表示されるのは今回だけです。値を知る人はあなたとして操作できます。パスワードと同じように扱ってください。',
  ],
  value: ['the token', 'トークン'],
  stored: ['I have copied it', 'コピーしました'],
});

export const lines = words({
  title: ['Lines to copy', 'コピーして使うコマンド'],
  shell: ['Shell', 'シェル'],
  bash: ['Linux, macOS', 'Linux, macOS'],
  powershell: ['Windows (PowerShell)', 'Windows (PowerShell)'],
  container: ['Container', 'コンテナ'],
  noContainer: ['none yet: put its id in', '未作成 (ID を書き換えて使う)'],
  naming: [
    'Names are completed with your account: "web" becomes {account}-web.',
    '名前の前にはアカウント名が付きます。"web" は {account}-web になります。',
  ],
  token: [
    'First, once in each terminal: paste your token (it is not shown) and press Enter',
    '最初に、ターミナルごとに一度だけ: トークンを貼り付けて (画面には出ません) Enter を押す',
  ],
  list: ['List my containers', '自分のコンテナを一覧する'],
  create: ['Create a container', 'コンテナを作成する'],
  exec: ['Run a command in it', 'コンテナ内でコマンドを実行する'],
  send: ['Send a file into it', 'ファイルを送る'],
  fetch: ['Fetch a file from it', 'ファイルを取り出す'],
  logs: ['Its last 100 lines of log', 'ログの最後の 100 行を見る'],
  stop: ['Stop it', '停止する'],
  start: ['Start it again', '再び起動する'],
  delete: ['Delete it with everything in it', '中身ごと削除する'],
});
