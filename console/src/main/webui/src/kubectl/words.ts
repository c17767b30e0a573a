import type { Sentence } from '../text/sentence';

export const kubectl = {
  title: ['kubectl from my PC', '自分の PC から kubectl'],
  intro: [
    'On a cluster, your containers can be looked at and entered with kubectl from your own PC: get, logs, exec and cp work. To create, start, stop and delete them, use these pages.',
    'クラスター上のコンテナは、自分の PC の kubectl から確認・操作できます。使えるのは get、logs、exec、cp です。作成・起動・停止・削除はこのコンソールで行います。',
  ],
  none: ['No host here is a cluster', '利用できるクラスターがありません'],
  noneText: [
    'kubectl works with clusters only. Your containers can be used from your PC with a token all the same.',
    'kubectl が使えるのはクラスターだけです。トークンを使えば、自分の PC からコンテナを操作できます。',
  ],
  toMyPc: ['To my PC', '「自分の PC から」へ'],
  get: ['Get a kubeconfig', 'kubeconfig を受け取る'],
  getText: [
    'The file is a key: whoever has it can do with your containers what you can do with it. It ends by itself.',
    'このファイルは鍵です。持っている人は、あなたのコンテナに対してあなたと同じことができます。期限が来ると使えなくなります。',
  ],
  host: ['Cluster', 'クラスター'],
  lifetime: ['Good for', '有効期間'],
  hour: ['1 hour', '1 時間'],
  halfDay: ['12 hours', '12 時間'],
  day: ['1 day', '1 日'],
  week: ['7 days', '7 日'],
  download: ['Download the kubeconfig', 'kubeconfig をダウンロード'],
  made: ['{file} is stored', '{file} を保存しました'],
  madeText: [
    'It is good until {at}, in the namespace {namespace}.',
    '{at} まで、名前空間 {namespace} で使えます。',
  ],
  lines: ['Three lines to copy', 'コピーして使う 3 行'],
  line1: ['Use the file, once in each terminal', 'ファイルを指定する (ターミナルごとに一度)'],
  line2: ['See your containers', '自分のコンテナを一覧する'],
  line3: ['Open a terminal in one', 'コンテナのターミナルを開く'],
  revoke: ['Revoke all', 'すべて失効'],
  revokeTitle: ['Lost the file?', 'ファイルをなくしたら'],
  revokeText: [
    'This revokes all kubeconfigs you were given for {host}. About ten seconds later they are refused.',
    '{host} 用に受け取った kubeconfig をすべて無効にします。約 10 秒後から拒否されます。',
  ],
  question: [
    'Revoke all your kubeconfigs for {host}?',
    '{host} の kubeconfig をすべて失効させますか?',
  ],
  consequence: [
    'Every file you were given is refused from then on, and terminals opened with kubectl may end. This cannot be undone; you can get a new one at any time.',
    '受け取ったファイルはすべて拒否され、kubectl で開いたターミナルは終了することがあります。取り消せませんが、新しい kubeconfig はいつでも受け取れます。',
  ],
  revoked: ['Your kubeconfigs for {host} are revoked', '{host} の kubeconfig を失効させました'],
} satisfies Record<string, Sentence>;
