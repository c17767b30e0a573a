import type { Sentence } from '../text/sentence';

export const terminal = {
  shells: ['Shells', 'シェル'],
  shell: ['Shell {number}', 'シェル {number}'],
  screen: ['Terminal of {name}, shell {number}', '{name} のターミナル、シェル {number}'],
  add: ['New shell', '新しいシェル'],
  close: ['Close shell {number}', 'シェル {number} を閉じる'],
  closeTitle: ['Close shell {number}?', 'シェル {number} を閉じますか?'],
  closeText: [
    'What runs in this shell is ended. Other shells and the container go on.',
    'このシェルで動いているものは終了します。ほかのシェルとコンテナはそのまま動き続けます。',
  ],
  closeIt: ['Close the shell', 'シェルを閉じる'],
  copy: ['Copy the selection', '選択範囲をコピー'],
  paste: ['Paste', '貼り付け'],
  pasteRefused: [
    'The browser does not let this page read the clipboard. Press Ctrl+Shift+V in the terminal.',
    'ブラウザがクリップボードの読み取りを許可していません。ターミナルで Ctrl+Shift+V を押してください。',
  ],
  screenReader: ['For screen readers', 'スクリーンリーダー対応'],
  keys: [
    'Ctrl+Shift+L leaves the terminal, Ctrl+Shift+C copies, Ctrl+Shift+V pastes. Leaving this container’s page ends its shells.',
    'Ctrl+Shift+L でターミナルから抜け、Ctrl+Shift+C でコピー、Ctrl+Shift+V で貼り付けます。このコンテナのページを離れるとシェルは終了します。',
  ],
  none: ['No shell is open', 'シェルは開いていません'],
  noneText: [
    'A shell is a command line inside the container.',
    'シェルは、コンテナの中で使うコマンドラインです。',
  ],
  notRunning: ['The container does not run', 'コンテナが動いていません'],
  notRunningText: [
    'A terminal needs a running container. Start it; what is stored in it is still there.',
    'ターミナルを使うにはコンテナが動いている必要があります。起動してください。保存した内容は残っています。',
  ],
  connecting: ['Connecting…', '接続しています…'],
  connected: ['Connected', '接続しました'],
  lost: [
    'The connection is lost. Trying again by itself.',
    '接続が切れました。自動的に再接続しています。',
  ],
  lostInside: ['The connection is lost. Trying again…', '接続が切れました。再接続しています…'],
  again: ['Try now', '今すぐ再接続'],
  anew: [
    'Connected again, with a new shell: what ran in the old one was ended.',
    '再接続しました。新しいシェルです。以前のシェルで動いていたものは終了しました。',
  ],
  exited: ['The shell has ended ({code}).', 'シェルが終了しました ({code})。'],
  exitedInside: [
    'The shell has ended ({code}). Press Enter for a new one.',
    'シェルが終了しました ({code})。Enter で新しいシェルを開きます。',
  ],
  code: ['exit code {code}', '終了コード {code}'],
  noCode: ['exit code unknown', '終了コード不明'],
  noShell: [
    'This image has no shell (sh), so no terminal can be opened in it. Files, logs and plots work.',
    'このイメージにはシェル (sh) がないため、ターミナルを開けません。ファイル、ログ、グラフは使えます。',
  ],
  sessionEnded: [
    'Your session has ended. Log in again, and a new shell is opened here.',
    'セッションが終了しました。もう一度ログインすると、ここに新しいシェルが開きます。',
  ],
  stopped: [
    'The container does not run any more. When it is started again, a new shell is opened here.',
    'コンテナが停止しました。再び起動すると、ここに新しいシェルが開きます。',
  ],
  gone: ['The container is gone.', 'コンテナはもうありません。'],
  skipped: [
    '[{size} of output left out: it came faster than it can be shown]',
    '[出力が速すぎるため {size} を省略しました]',
  ],
} satisfies Record<string, Sentence>;
