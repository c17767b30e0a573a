import type { Sentence } from '../text/sentence';

const words = <T extends Record<string, Sentence>>(all: T) => all;

export const hosts = words({
  title: ['Hosts', 'ホスト'],
  none: ['There are no hosts yet', 'ホストはまだありません'],
  noneText: [
    'Start an agent on a blade, then register its URL here.',
    'ブレードでエージェントを起動し、その URL をここに登録してください。',
  ],
  register: ['Register a host', 'ホストを登録'],
  name: ['Name', '名前'],
  kind: ['Kind', '種類'],
  state: ['State', '状態'],
  containers: ['Containers', 'コンテナ'],
  cpus: ['CPUs', 'CPU'],
  memory: ['Memory', 'メモリ'],
  gpus: ['GPUs', 'GPU'],
  disk: ['Disk', 'ディスク'],
  freeOf: ['{free} of {total} free', '空き {free} / {total}'],
  free: ['{free} free', '空き {free}'],
  unknown: ['unknown', '不明'],
  agent: ['Agent', 'エージェント'],
  engine: ['Engine', 'エンジン'],
  url: ['URL of the agent', 'エージェントの URL'],
  address: ["Address of containers' ports", 'コンテナのポートのアドレス'],
  registered: ['Registered', '登録'],
  seen: ['Last answer', '最後の応答'],
  waiting: ['Starts waiting', '起動待ち'],
  pinned: ['Certificate', '証明書'],
  isPinned: ['pinned at registration', '登録時に固定'],
  notPinned: ['as publicly trusted', '公的に信頼されたもの'],
  capabilities: ['Can do', '対応する機能'],
  missing: ['There is no such host', 'そのホストはありません'],
  missingText: [
    'It was removed, or never registered under this name.',
    '削除されたか、この名前では登録されていません。',
  ],
  back: ['To the hosts', 'ホスト一覧へ'],
  facts: ['At a glance', '概要'],
  showContainers: ['Show its containers', 'このホストのコンテナを見る'],
});

export const states = words({
  active: ['Active', '稼働中'],
  draining: ['Draining', '新規停止中'],
  drainingUntil: ['Draining, out of service on {at}', '新規停止中 ({at} に運用終了)'],
  drainingText: [
    'It gets no new containers. Their owners are told; nothing is stopped or deleted by itself, at the date either.',
    '新しいコンテナは割り当てられません。所有者に知らせていますが、期日になっても自動で停止・削除されるものはありません。',
  ],
  drainingWords: ['In your words: {words}', '添えた言葉: {words}'],
  noneActive: ['No host takes new containers', '新しいコンテナを受け付けるホストがありません'],
  noneActiveText: [
    'All hosts are draining, so nobody can create a container. Put one back to work, or register another.',
    'すべてのホストが新規停止中のため、誰もコンテナを作成できません。割り当てを再開するか、別のホストを登録してください。',
  ],
  agentOlder: [
    'Its agent is older than the console',
    'エージェントがコンソールより古いバージョンです',
  ],
  agentOlderText: [
    'It works, but may lack what the console can do. Install the agent that belongs to this console.',
    '動作しますが、使えない機能があるかもしれません。このコンソールに合うエージェントを入れてください。',
  ],
  'identity-changed': ['Another engine answers there now', '別のエンジンが応答しています'],
  'identity-changedText': [
    'The engine is not the one that was registered, so the console does not use it. If the machine was set up anew, remove this host by force and register it again; if the URL leads to the wrong machine, change the URL.',
    '登録したエンジンと異なるため、コンソールはこのホストを使いません。マシンを再構築したのなら強制的に登録を削除して登録し直し、URL が別のマシンを指しているのなら URL を変更してください。',
  ],
  'token-refused': ['Its agent refuses the token', 'エージェントがトークンを拒否しています'],
  'token-refusedText': [
    "The token in the agent's configuration is not the one the console knows. Rotate the token here to the one the agent takes.",
    'エージェントの設定にあるトークンが、コンソールのものと異なります。ここでトークンを、エージェントが受け付けるものに変更してください。',
  ],
  'not-an-agent': ['What answers there is no agent', 'エージェントではないものが応答しています'],
  'not-an-agentText': [
    'Something else listens at its URL, or a proxy answers for it. Look at the machine, or change the URL.',
    'URL の先で別のものが応答しているか、プロキシが代わりに応答しています。マシンを確認するか、URL を変更してください。',
  ],
  unreachable: ['Does not answer', '応答なし'],
  silentSince: ['No answer since {at}', '{at} から応答がありません'],
  unreachableText: [
    'Its containers go on by themselves and their ports may still work. Starting, stopping, terminals, files and logs wait until it answers again; nothing has to be done here then.',
    '動いているコンテナはそのまま動き続け、ポートも使える場合があります。起動・停止・ターミナル・ファイル・ログは、応答が戻るまで使えません。戻れば自動で復旧します。',
  ],
});

export const checks = words({
  title: ['Preflight', '事前確認'],
  allGood: ['All {count} checks are fine', '{count} 項目すべて問題ありません'],
  someBad: ['{bad} of {count} need attention', '{count} 項目中 {bad} 項目に対処が必要です'],
  none: ['The agent looked at nothing', 'エージェントが確認した項目はありません'],
  fine: ['Fine', '問題なし'],
  attention: ['Needs attention', '要対処'],
  remedy: ['What to do: {remedy}', '対処: {remedy}'],
  again: ['Look again', '再確認'],
  lookedNow: ['Looked at just now', 'たった今確認しました'],
});

export const gpus = words({
  title: ['GPUs', 'GPU'],
  none: ['This host has no GPU.', 'このホストに GPU はありません。'],
  index: ['Number', '番号'],
  model: ['Model', '型番'],
  memory: ['Memory in use', '使用中のメモリ'],
  use: ['Utilization', '使用率'],
  uuid: ['Identity', '識別子'],
  of: ['{used} of {total}', '{used} / {total}'],
});

export const register = words({
  title: ['Register a host', 'ホストを登録'],
  intro: [
    'The agent must be running already. Test the connection first: nothing is registered by that.',
    'エージェントを先に起動しておいてください。まず接続をテストします。テストでは何も登録されません。',
  ],
  nameHint: [
    '1 to 40 of a-z, 0-9 and -, for example blade2',
    'a-z、0-9、- を 1 から 40 文字。例: blade2',
  ],
  urlHint: [
    'for example https://blade2.example.ac.jp:8443',
    '例: https://blade2.example.ac.jp:8443',
  ],
  token: ["The agent's token", 'エージェントのトークン'],
  tokenHint: [
    'The one in the configuration of the agent. It is stored encrypted and never shown again.',
    'エージェントの設定にあるものです。暗号化して保存され、再び表示されることはありません。',
  ],
  certificate: ['Certificate (PEM)', '証明書 (PEM)'],
  certificateHint: [
    'Only where the certificate of the agent is not publicly trusted.',
    'エージェントの証明書が公的に信頼されていない場合だけ必要です。',
  ],
  addressHint: [
    "Where students reach the ports, if it is not the URL's host.",
    '学生がポートに接続する先が URL のホストと異なる場合に入力します。',
  ],
  test: ['Test the connection', '接続をテスト'],
  submit: ['Register', '登録'],
  answers: ['The agent answers', 'エージェントが応答しました'],
  formerly: [
    'This machine was registered as {name} and removed. Containers left on it are found again.',
    'このマシンは以前 {name} として登録され、削除されました。残っていたコンテナは再び見つかります。',
  ],
  known: [
    'This machine is registered already, as {name}.',
    'このマシンはすでに {name} として登録されています。',
  ],
  testFirst: [
    'Test the connection to be able to register.',
    '登録するには、先に接続をテストしてください。',
  ],
  done: ['{name} is registered', '{name} を登録しました'],
});
