import type { Sentence } from '../text/sentence';

export const runner = {
  title: ['GitLab Runner', 'GitLab Runner'],
  intro: [
    'With a runner of your own, every push to a GitLab project builds an image from its Dockerfile, and you can make containers of it.',
    '自分専用の Runner を使うと、GitLab のプロジェクトに push するたびに Dockerfile からイメージがビルドされ、コンテナを作成できるようになります。',
  ],
  yours: ['Your runner', '自分の Runner'],
  gitlab: ['GitLab', 'GitLab'],
  host: ['Host', 'ホスト'],
  setAt: ['Set up', '設定'],
  since: ['Runs since', '起動'],
  lastContact: ['Last answer of GitLab', 'GitLab からの最終応答'],
  noContact: ['none yet', 'まだありません'],
  engine: ['Build engine', 'ビルドエンジン'],
  engineRuns: ['running', '稼働中'],
  engineSleeps: ['asleep: it wakes when a job begins', 'スリープ中 (ジョブが始まると起動します)'],
  disk: ['Disk for builds', 'ビルド用ディスク'],
  diskUsed: ['{used} of {limit}', '{limit} 中 {used}'],
  notKnown: ['not known', '不明'],
  log: ['Last lines of its log', 'ログの末尾'],
  noLog: ['It has said nothing yet.', 'ログはまだありません。'],
  stop: ['Stop the runner', 'Runner を停止'],
  stopQuestion: ['Stop your runner?', 'Runner を停止しますか?'],
  stopText: [
    'A job that is running is cut off. The runner, its token and its build cache are removed; images that you have built, and your containers, stay. To build again you paste a token again.',
    '実行中のジョブは中断されます。Runner、そのトークン、ビルドキャッシュは削除されますが、作成済みのイメージやコンテナは残ります。再びビルドするには、もう一度トークンを貼り付けてください。',
  ],
  stopped: ['Your runner is stopped', 'Runner を停止しました'],
  draining: [
    'Until then it builds as before. To move it, stop it and set it up again: it comes to another host then. Your images stay where they are.',
    'それまではこれまでどおりビルドできます。停止してから設定し直すと、別のホストに移ります。イメージはそのまま残ります。',
  ],
} satisfies Record<string, Sentence>;

export const standing = {
  starting: ['Starting', '起動中'],
  waiting: ['Waiting for jobs', 'ジョブ待ち'],
  building: ['Building', 'ビルド中'],
  failed: ['Failed', '失敗'],
  missing: ['Missing', '消失'],
  unknown: ['Host silent', '応答なし'],
} satisfies Record<string, Sentence>;

export const meaning = {
  starting: [
    'It was started and has not asked GitLab for work yet.',
    '起動しました。まだ GitLab にジョブを問い合わせていません。',
  ],
  waiting: [
    'It asks GitLab for work every few seconds. Push, and it builds.',
    '数秒ごとに GitLab にジョブを問い合わせています。push するとビルドが始まります。',
  ],
  building: [
    'A job of yours is running. Its log is in GitLab, under Build, Jobs.',
    'ジョブを実行中です。ログは GitLab の「ビルド」→「ジョブ」で確認できます。',
  ],
  failed: [
    'Set it up again below. If that does not help, tell the sysadmins.',
    '下の手順でもう一度設定してください。解決しない場合はシステム管理者に連絡してください。',
  ],
  missing: ['The steps below lead to a new one.', '下の手順で設定し直せます。'],
  unknown: [
    'It may well be building; this page shows it as soon as the host answers.',
    'ビルドが続いている可能性もあります。ホストが応答しだい、ここに表示されます。',
  ],
} satisfies Record<string, Sentence>;

export const steps = {
  title: ['Build your own image', '自分のイメージを作る'],
  done: ['Done', '完了'],
  number: ['{number}. {title}', '{number}. {title}'],
  token: ['Get a token in GitLab', 'GitLab でトークンを取得'],
  tokenGitlab: ["The department's GitLab:", '学科の GitLab:'],
  tokenPath: [
    'Open your project in GitLab and choose Settings → CI/CD → Runners → Create project runner (older versions: New project runner).',
    'GitLab でプロジェクトを開き、「設定」→「CI/CD」→「Runner」→「プロジェクトRunnerを作成」(古いバージョンでは「新しいプロジェクトRunner」) を選びます。',
  ],
  tokenUntagged: [
    'Tick “Run untagged jobs”, leave the rest as it is, and create the runner.',
    '「タグのないジョブの実行」にチェックを入れ、ほかはそのままで Runner を作成します。',
  ],
  tokenCopy: [
    'Copy the runner authentication token, which begins with glrt-. GitLab shows it only now. You need not run the command it shows beside it.',
    'glrt- で始まる Runner 認証トークンをコピーします。GitLab に表示されるのはこのときだけです。一緒に表示されるコマンドを実行する必要はありません。',
  ],
  paste: ['Paste the token here', 'トークンをここに貼り付け'],
  address: ['GitLab address', 'GitLab のアドレス'],
  addressHint: ['Like https://gitlab.example.ac.jp', '例: https://gitlab.example.ac.jp'],
  addressLeftOut: [
    "The department's is {url}; it is used where this is left empty.",
    '学科の GitLab は {url} です。空欄の場合もこれを使います。',
  ],
  value: ['Runner authentication token', 'Runner 認証トークン'],
  valueHint: [
    'It goes to the host that builds for you, and is shown nowhere again.',
    'ビルドを行うホストにだけ送られ、再び表示されることはありません。',
  ],
  submit: ['Set up the runner', 'Runner を設定'],
  isSet: ['Your runner is set up', 'Runner を設定しました'],
  setAlready: [
    'Your runner has a token. A runner of one project can be enabled for your other projects in GitLab, under Settings → CI/CD → Runners.',
    'Runner は設定済みです。ほかのプロジェクトでも使うには、GitLab のそのプロジェクトの「設定」→「CI/CD」→「Runner」で有効にしてください。',
  ],
  another: ['Use another token', '別のトークンを使う'],
  file: ['Put two files into your project', 'プロジェクトに 2 つのファイルを追加'],
  fileText: [
    'A Dockerfile, which says what is in the image, and this .gitlab-ci.yml, which tells your runner to build it. Both belong into the top folder of the project.',
    'イメージの中身を書いた Dockerfile と、Runner にビルドを指示する次の .gitlab-ci.yml を、プロジェクトの最上位のフォルダーに置きます。',
  ],
  jobFile: ['.gitlab-ci.yml', '.gitlab-ci.yml'],
  download: ['Download the YAML', 'YAML をダウンロード'],
  downloadHint: [
    'Browsers leave out the dot at the beginning of its name: store it in the project as .gitlab-ci.yml.',
    'ブラウザーは名前の先頭の点を省きます。プロジェクトには .gitlab-ci.yml という名前で保存してください。',
  ],
  dockerfile: ['An example of a Dockerfile', 'Dockerfile の例'],
  push: ['Push', 'push する'],
  pushText: [
    'GitLab shows the job under Build → Jobs; above you see your runner at work.',
    'ジョブは GitLab の「ビルド」→「ジョブ」に、Runner の動きはこのページの上に表示されます。',
  ],
  commands: ['Commands', 'コマンド'],
  appear: ['Watch it appear', 'イメージを確認'],
  appearText: [
    'When the job is done, the image comes to your images by itself, usually within a minute. Only you can use it until you share it.',
    'ジョブが終わると、たいてい 1 分以内に自分のイメージに加わります。共有するまで使えるのはあなただけです。',
  ],
  newest: ['Your newest images', '最近のイメージ'],
  nothing: ['None yet.', 'まだありません。'],
  toImages: ['To my images', '自分のイメージへ'],
} satisfies Record<string, Sentence>;

/** Said at the field, before anything is sent. */
export const tokenFaults = {
  empty: ['Paste the token here.', 'トークンを貼り付けてください。'],
  registration: [
    'This looks like a registration token, which GitLab no longer uses. Create a project runner as in step 1: its token begins with glrt-.',
    'これは GitLab で廃止された登録トークンのようです。手順 1 のとおりプロジェクト Runner を作成すると、glrt- で始まるトークンが得られます。',
  ],
  personal: [
    'This is a GitLab token of another kind. The one that is needed begins with glrt-; step 1 says where it is.',
    'これは別の種類の GitLab トークンです。必要なのは glrt- で始まるトークンです。手順 1 を確認してください。',
  ],
  other: [
    'A runner authentication token begins with glrt-. Step 1 says where it is.',
    'Runner 認証トークンは glrt- で始まります。手順 1 を確認してください。',
  ],
} satisfies Record<string, Sentence>;

export const troubles = {
  refused: ['GitLab refused the runner', 'GitLab が Runner を受け付けませんでした'],
  refusedNext: [
    'This is not about your token. Wait a little, or ask who runs GitLab.',
    'トークンの誤りではありません。少し待つか、GitLab の管理者に確認してください。',
  ],
  unreachable: ['GitLab does not answer', 'GitLab が応答しません'],
  unreachableNext: [
    'If it answers elsewhere, check the address below.',
    'ほかでは応答している場合は、下のアドレスを確認してください。',
  ],
} satisfies Record<string, Sentence>;
