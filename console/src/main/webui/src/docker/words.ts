import type { Sentence } from '../text/sentence';

export const docker = {
  title: ['The docker command', 'docker コマンドで使う'],
  intro: [
    'The ordinary docker command, 20.10 or newer, works with your containers here: run, ps, exec, logs, cp and more. What these lines make lies in a folder of its own, .whalemountain, because docker sends the token to every engine it talks to.',
    '普段の docker コマンド (20.10 以降) で、ここのコンテナを操作できます (run、ps、exec、logs、cp など)。docker は設定中のトークンを接続先のエンジンすべてに送るため、設定は専用のフォルダー .whalemountain に作ります。',
  ],
  way: ['Way', '方法'],
  context: ['docker context', 'docker context'],
  environment: ['Environment variables', '環境変数'],
  make: ['Make a token for docker', 'docker 用のトークンを作る'],
  paste: [
    '1. The token: make one, run this, paste it (it is not shown) and press Enter',
    '1. トークン: 作成してから次を実行し、貼り付けて (画面には出ません) Enter を押す',
  ],
  configuration: ['2. The configuration, once on each PC', '2. 設定 (PC ごとに一度)'],
  firstContext: [
    '3. The first command: a shell in a new container',
    '3. 最初のコマンド: 新しいコンテナでシェルを開く',
  ],
  firstEnvironment: [
    '3. In each terminal; then the first command: a shell in a new container',
    '3. ターミナルごとの設定と、最初のコマンド: 新しいコンテナでシェルを開く',
  ],
  laterContext: [
    'Everything else begins the same way: docker --config, the folder, then ps, logs, exec …',
    'ほかの操作も同じ形です。docker --config とフォルダーに続けて ps、logs、exec などを指定します。',
  ],
  laterEnvironment: [
    'In that terminal, docker now means your containers here. In a new one it means your own PC again.',
    'このターミナルでは、docker はここのコンテナを操作します。新しいターミナルでは元どおり自分の PC が対象です。',
  ],
  check: ['Does it work?', '動作の確認'],
  noToken: ['First make a token.', 'まずトークンを作成してください。'],
  silent: ['Nothing heard from "{name}" yet', '「{name}」からの接続はまだありません'],
  silentText: [
    'As soon as a command calls with this token, it is shown here.',
    'このトークンでコマンドが接続すると、ここに表示されます。',
  ],
  heard: ['It works: "{name}" was heard', '接続できています:「{name}」'],
  heardText: ['A program last called with this token:', 'このトークンによる最後の接続:'],
  troubles: ['If it does not', 'うまくいかないとき'],
  trouble401: [
    '"Log in, or send a valid token": the token is not the one that was shown, or has ended. Make another one, then lines 1 and 2 again.',
    '「Log in, or send a valid token」: トークンが誤っているか、無効になっています。作り直して、1 と 2 をもう一度実行してください。',
  ],
  trouble404: [
    '"page not found": the address lacks /docker at its end.',
    '「page not found」: アドレスの末尾に /docker がありません。',
  ],
  troubleSilent: [
    '"Cannot connect to the Docker daemon" or "EOF": the address lacks its port, or TLS; see line 2. "unknown authority": the certificate\'s issuer is not in ca.pem; ask your department for it.',
    '「Cannot connect to the Docker daemon」や「EOF」: アドレスにポートまたは TLS の設定がありません (2 を確認)。「unknown authority」: 証明書の発行者が ca.pem にありません。学科に確認してください。',
  ],
  troubleOwn: [
    'Your own containers are listed instead: DOCKER_HOST or DOCKER_CONTEXT is set in this terminal to something else.',
    '自分の PC のコンテナが表示される: このターミナルの DOCKER_HOST か DOCKER_CONTEXT に別の値が設定されています。',
  ],
} satisfies Record<string, Sentence>;
