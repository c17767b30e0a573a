import type { Sentence } from '../text/sentence';

export const sif = {
  title: ['Download for Singularity', 'Singularity 用にダウンロード'],
  intro: [
    'One file with the whole image. Copy it to a blade and run it there as yourself, without Docker and without this console.',
    'イメージ全体を 1 つのファイルにします。ブレードにコピーすれば、Docker もこのコンソールも使わずに自分の権限で実行できます。',
  ],
  ofImage: ['Image: {image}', 'イメージ: {image}'],
  ofImageOnly: [
    'It is made from the image: what was changed or stored in this container, and its environment variables, are not in it.',
    'ファイルはイメージから作ります。このコンテナ内での変更や保存した内容、環境変数は含まれません。',
  ],
  make: ['Make the file', 'ファイルを作成'],
  again: ['Make it again', 'もう一度作成'],
  gzip: ['For a blade with a Linux kernel before 4.14', 'Linux カーネルが 4.14 より古いブレード用'],
  gzipHint: [
    'Compressed by gzip: larger and slower to make.',
    'gzip で圧縮します。ファイルが大きくなり、作成に時間がかかります。',
  ],
  waiting: [
    'Waiting: other files are made on {host} first.',
    '待機中: {host} で先に別のファイルを作成しています。',
  ],
  building: ['Being made on {host}', '{host} で作成中'],
  buildingText: ['{done} of about {total}', '約 {total} 中 {done}'],
  failed: ['The file could not be made', 'ファイルを作成できませんでした'],
  ready: ['The file is ready', 'ファイルの準備ができました'],
  download: ['Download {size}', 'ダウンロード ({size})'],
  begun: [
    'The download of {name} has begun. The browser shows how far it is, and can go on with it after a cut.',
    '{name} のダウンロードを開始しました。進み具合はブラウザーに表示され、途中で切れても再開できます。',
  ],
  file: ['File', 'ファイル'],
  size: ['Size', 'サイズ'],
  sha256: ['SHA-256', 'SHA-256'],
  run: ['Run it on a blade', 'ブレードで実行'],
  gpu: ['Use GPUs (--nv)', 'GPU を使う (--nv)'],
  copyStep: ['1. Copy the file to a blade', '1. ファイルをブレードにコピー'],
  loginStep: ['2. Log in there', '2. ブレードにログイン'],
  runStep: ['3. Run it', '3. 実行'],
  older: [
    'Where there is no apptainer, the command is called singularity.',
    'apptainer がない場合は、コマンド名を singularity に替えてください。',
  ],
  differs: ['What differs from Docker', 'Docker との違い'],
  imageRule: ['This is no image reference.', 'イメージ名の形式が正しくありません。'],
  images: ['Images', 'イメージ'],
} satisfies Record<string, Sentence>;

export const differences: readonly Sentence[] = [
  [
    'The files of the image are read-only. Write to your home or to /tmp.',
    'イメージのファイルは読み取り専用です。書き込みは自分のホームか /tmp に行います。',
  ],
  [
    'Your home, /tmp and the current folder are the blade’s own: what is stored there stays, and programs find your settings and packages there.',
    'ホーム、/tmp、現在のフォルダーはブレードのものです。保存した内容は残り、そこにある設定やパッケージも読み込まれます。',
  ],
  [
    'You are yourself, not root: USER and WORKDIR of the image are ignored. --pwd names another folder to begin in.',
    'root ではなく自分の権限で動きます。イメージの USER と WORKDIR は無視されます。開始フォルダーは --pwd で指定できます。',
  ],
  [
    'The environment variables of the blade come in. --cleanenv keeps them out; those of the image hold in any case.',
    'ブレードの環境変数が引き継がれます。--cleanenv で止められます。イメージの環境変数は常に有効です。',
  ],
  [
    'The network is the blade’s: no ports are mapped, a program listens on the blade itself.',
    'ネットワークはブレードと共通です。ポートの割り当てはなく、プログラムはブレード上で直接待ち受けます。',
  ],
];
