import type { Sentence } from '../text/sentence';

export const file = {
  send: ['Send files', 'ファイルを送る'],
  drop: ['Drop files here', 'ここにファイルをドロップ'],
  or: ['or', 'または'],
  choose: ['Choose files', 'ファイルを選択'],
  folder: ['Folder in the container', 'コンテナ内のフォルダー'],
  folderHint: [
    'An absolute path of a folder that is there. It begins with /tmp, which nearly every image has.',
    'すでにあるフォルダーの絶対パス。初期値は、ほとんどのイメージにある /tmp です。',
  ],
  folderProblem: ['The folder {problem}.', 'このフォルダー{problem}。'],
  notAbsolute: ['A path begins with /.', 'パスは / で始めてください。'],
  chosen: ['Chosen files', '選択したファイル'],
  takeOut: ['Take out {name}', '{name} を外す'],
  folders: [
    'Folders cannot be sent: pack them first, for example with tar or zip. Left out: {names}',
    'フォルダーは送れません。tar や zip でまとめてください。除外: {names}',
  ],
  together: [
    'They arrive together or not at all. A file of the same name is replaced.',
    'すべて届くか、1 つも届かないかのどちらかです。同じ名前のファイルは上書きされます。',
  ],
  submit: ['Send {count} files, {size}', '{count} 個のファイル ({size}) を送る'],
  submitOne: ['Send 1 file, {size}', '1 個のファイル ({size}) を送る'],
  sending: ['Sending to {folder}', '{folder} へ送信中'],
  sent: ['{sent} of {total}', '{total} 中 {sent}'],
  storing: [
    'All bytes are sent. The host checks and stores them…',
    'すべて送信しました。ホストが検査して保存しています…',
  ],
  cancelled: [
    'Cancelled. Nothing was stored in the container.',
    '取り消しました。コンテナには何も保存されていません。',
  ],
  broken: [
    'The upload broke off. Nothing was stored unless the host had all of it; send it again to be sure.',
    'アップロードが途中で切れました。すべて届いていなければ何も保存されていません。念のため、もう一度送ってください。',
  ],
  unreadable: [
    'The browser can no longer read {name}: it was changed, moved or deleted. Choose it again.',
    'ブラウザーが {name} を読み取れません。変更、移動、削除された可能性があります。選び直してください。',
  ],
  stored: ['Stored in the container', 'コンテナに保存しました'],
  path: ['Path', 'パス'],
  size: ['Size', 'サイズ'],
  sha256: ['SHA-256', 'SHA-256'],
  fetch: ['Download', 'ダウンロード'],
  fetchPath: ['File or folder in the container', 'コンテナ内のファイルまたはフォルダー'],
  fetchHint: [
    'An absolute path, for example /tmp/result.csv. A folder comes as a tar archive.',
    '絶対パス (例: /tmp/result.csv)。フォルダーは tar アーカイブになります。',
  ],
  begun: ['The download of {path} has begun.', '{path} のダウンロードを開始しました。'],
} satisfies Record<string, Sentence>;
