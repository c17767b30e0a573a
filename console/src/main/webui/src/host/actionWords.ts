import type { Sentence } from '../text/sentence';

const words = <T extends Record<string, Sentence>>(all: T) => all;

/** What is done with a host. */
export const actions = words({
  menu: ['Actions for {name}', '{name} の操作'],
  drain: ['Drain', '新規割り当てを止める'],
  drainAgain: ['Change date and words', '期日と言葉を変更'],
  activate: ['Put back to work', '割り当てを再開'],
  rotate: ['Rotate the token', 'トークンを変更'],
  move: ['Change the URL', 'URL を変更'],
  remove: ['Remove', '登録を削除'],
  drained: ['{name} gets no new containers', '{name} への割り当てを止めました'],
  activated: ['{name} is back at work', '{name} への割り当てを再開しました'],
  rotated: ['The console uses the new token of {name}', '{name} の新しいトークンを使い始めました'],
  moved: ['{name} is called at its new address', '{name} を新しいアドレスで呼び出します'],
  removed: ['{name} is removed', '{name} の登録を削除しました'],
});

export const drain = words({
  question: ['Drain {name}?', '{name} への割り当てを止めますか?'],
  text: [
    'It gets no new containers. Those on it ({count}) stay, and their owners can go on using, stopping and starting them. Owners see a notice.',
    '新しいコンテナは割り当てられなくなります。今あるコンテナ ({count} 個) はそのまま残り、利用・停止・起動も続けられます。所有者にはお知らせが表示されます。',
  ],
  until: ['Out of service on', '運用を終える日時'],
  untilHint: [
    'In your time zone, or empty. It is only told: nothing happens by itself then.',
    'あなたのタイムゾーンで入力します (省略可)。表示されるだけで、その時に自動で何かが起きることはありません。',
  ],
  english: ['Words to the owners, in English', '所有者への言葉 (英語)'],
  japanese: ['Words to the owners, in Japanese', '所有者への言葉 (日本語)'],
  wordsHint: [
    'Up to 500 characters, or empty. In one language only, all owners see that.',
    '500 文字まで (省略可)。片方だけ入力すると、全員にそれが表示されます。',
  ],
});

export const activate = words({
  question: ['Put {name} back to work?', '{name} への割り当てを再開しますか?'],
  text: [
    'New containers are placed on it again. Date and words of its drain are dropped.',
    '新しいコンテナが再び割り当てられます。期日と言葉は消えます。',
  ],
});

export const rotate = words({
  question: ['Rotate the token of {name}?', '{name} のトークンを変更しますか?'],
  text: [
    'First let the agent take the new token beside the old one. The console tries it before it keeps it, and uses it from the next call on.',
    '先に、エージェントが新旧両方のトークンを受け付けるようにしてください。コンソールは新しいトークンを確かめてから保存し、次の呼び出しから使います。',
  ],
  token: ['The new token', '新しいトークン'],
  tokenHint: [
    'It is stored encrypted and never shown again.',
    '暗号化して保存され、再び表示されることはありません。',
  ],
});

export const move = words({
  question: ['Where is {name} now?', '{name} は今どこにありますか?'],
  text: [
    'For a blade that has moved. The same engine has to answer there, else nothing is changed.',
    'ブレードを移動したときに使います。同じエンジンが応答しない場合、何も変更されません。',
  ],
});

export const remove = words({
  question: ['Remove {name}?', '{name} の登録を削除しますか?'],
  text: [
    'The console forgets the host and its token. The agent and what runs on the machine are not touched. To have it back, register it again.',
    'コンソールはホストとそのトークンを忘れます。エージェントやマシン上のものには触れません。再び使うには登録し直してください。',
  ],
  force: [
    'Remove it though {count} containers are left on it',
    'コンテナ {count} 個を残したまま削除する',
  ],
  forceRunners: [
    "Remove it though {runners} students' runners are on it",
    '学生の Runner {runners} 個があっても削除する',
  ],
  forceBoth: [
    "Remove it though {count} containers and {runners} students' runners are on it",
    'コンテナ {count} 個と学生の Runner {runners} 個があっても削除する',
  ],
  runnersText: [
    'Runners are ended, and their owners set up new ones. While the host does not answer they cannot be ended; that is done when it is back.',
    'Runner は終了し、所有者は新しい Runner を設定できます。ホストが応答しない場合は終了できず、ホストが戻ったときに処理されます。',
  ],
  forceText: [
    'Their owners see them as unknown and cannot use them. They are found again when the same machine is registered again, under whatever name.',
    '所有者には状態不明と表示され、使えなくなります。同じマシンを登録し直すと、名前が違っても再び見つかります。',
  ],
});
