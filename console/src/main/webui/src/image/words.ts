import type { Sentence } from '../text/sentence';

export const images = {
  title: ['Images', 'イメージ'],
  lists: ['Lists of images', 'イメージの一覧'],
  mine: ['My images', '自分のイメージ'],
  shared: ['Shared images', '共有イメージ'],
  mineNone: ['You have no images yet', 'イメージはまだありません'],
  mineNoneText: [
    'An image is what a container is made of. Set up building once; then every push to your GitLab project makes one, and it appears here.',
    'イメージはコンテナの元になるものです。最初にビルドの設定をすれば、GitLab のプロジェクトに push するたびにイメージが作られ、ここに表示されます。',
  ],
  setUp: ['Set up building', 'ビルドを設定'],
  toShared: ['See shared images', '共有イメージを見る'],
  sharedNone: ['Nobody shares an image yet', '共有されているイメージはまだありません'],
  sharedNoneText: [
    'Images of the department, and those that others share, stand here. You can build your own as well.',
    '学科のイメージと、ほかの人が共有したイメージがここに表示されます。自分で作ることもできます。',
  ],
  search: ['Search names, owners and descriptions', '名前・所有者・説明から検索'],
  clearSearch: ['Clear the search', '検索を解除'],
  more: ['Show more', 'さらに表示'],
  image: ['Image', 'イメージ'],
  owner: ['Owner', '所有者'],
  department: ['Department', '学科'],
  size: ['Size', 'サイズ'],
  age: ['Age', '経過時間'],
  hosts: ['Hosts', 'ホスト'],
  moreHosts: ['and {count} more', '他 {count} 台'],
  use: ['Your containers', '自分のコンテナ'],
  noUse: ['none', 'なし'],
  isShared: ['Shared', '共有中'],
  isPrivate: ['Private', '非公開'],
  create: ['Create a container', 'コンテナを作成'],
  createIt: ['Create', '作成'],
  createOf: ['Create a container from {name}', '{name} からコンテナを作成'],
} satisfies Record<string, Sentence>;

export const details = {
  description: ['How it is used', '使い方'],
  noDescription: ['Nobody has described this image yet.', 'このイメージの説明はまだありません。'],
  describe: [
    'Say what it is for, which ports it serves and how it is started.',
    '用途、使うポート、起動方法などを書いておくと、使う人の助けになります。',
  ],
  edit: ['Edit', '編集'],
  editWhat: ['Edit the description', '説明を編集'],
  write: ['Write', '入力'],
  preview: ['Preview', 'プレビュー'],
  text: ['Description', '説明'],
  textHint: [
    'Markdown: # headings, - lists, **bold**, `code`, [links](https://…). At most 10,000 characters.',
    'Markdown が使えます: # 見出し、- 箇条書き、**太字**、`コード`、[リンク](https://…)。10,000 文字まで。',
  ],
  nothingToSee: ['Nothing is written yet.', 'まだ何も書かれていません。'],
  save: ['Save', '保存'],
  saved: ['The description is saved', '説明を保存しました'],
  picture: ['Picture: {text}', '画像: {text}'],
  facts: ['Details', '詳細'],
  names: ['Names', '名前'],
  noName: ['It has no name; its id is used.', '名前がないため、ID で指定します。'],
  name: ['the name', '名前'],
  id: ['Digest', 'ダイジェスト'],
  digests: ['In registries', 'レジストリーでの名前'],
  built: ['Built', '作成'],
  firstSeen: ['First seen', '最初に確認'],
  notKnown: ['not known', '不明'],
  places: ['Where it is', 'イメージがあるホスト'],
  noPlace: ['No host has it right now.', '現在、このイメージがあるホストはありません。'],
  host: ['Host', 'ホスト'],
  lastSeen: ['Last seen there', '最終確認'],
  gone: ['{name} is gone', '{name} はもうありません'],
  goneText: [
    'It was deleted, or its owner does not share it any more.',
    '削除されたか、所有者が共有をやめました。',
  ],
  toImages: ['To my images', '自分のイメージへ'],
} satisfies Record<string, Sentence>;

export const sharing = {
  share: ['Share', '共有'],
  unshare: ['Stop sharing', '共有をやめる'],
  shareQuestion: ['Share {name}?', '{name} を共有しますか?'],
  shareText: [
    'Everybody who can log in sees its name, your account and the description, can make containers of it and download it.',
    'ログインできる全員が、イメージの名前、あなたのアカウント、説明を見て、コンテナを作成したりダウンロードしたりできるようになります。',
  ],
  shareSecrets: [
    'They can read every file in it, and what later build steps deleted: make sure that no passwords, keys or private data went into the build.',
    'イメージ内のファイルは、ビルドの途中で消したものも含めてすべて読めます。パスワードや鍵、個人的なデータが入っていないか確認してください。',
  ],
  unshareQuestion: ['Stop sharing {name}?', '{name} の共有をやめますか?'],
  unshareText: [
    'Nobody else sees it any more or can make new containers of it. Containers that others have made keep running, and files they downloaded stay theirs.',
    'ほかの人からは見えなくなり、新しいコンテナも作成できなくなります。すでに作成されたコンテナは動き続け、ダウンロード済みのファイルも残ります。',
  ],
  isShared: ['{name} is shared', '{name} を共有しました'],
  isUnshared: ['{name} is no longer shared', '{name} の共有をやめました'],
} satisfies Record<string, Sentence>;

export const removal = {
  question: ['Delete {name}?', '{name} を削除しますか?'],
  text: [
    'It is removed from every host, with all its names and its description. This cannot be undone; it can only be built again.',
    'すべてのホストから、名前や説明とともに削除されます。取り消せません。必要になったら、もう一度ビルドしてください。',
  ],
  shared: [
    'It is shared: others may be counting on it.',
    '共有中のイメージです。ほかの人が使う予定かもしれません。',
  ],
  done: ['{name} is deleted', '{name} を削除しました'],
} satisfies Record<string, Sentence>;

export const refreshing = {
  button: ['Refresh images', 'イメージを再確認'],
  done: [
    '{count} hosts were asked for their images: {appeared} new, {vanished} gone',
    '{count} 台のホストのイメージを確認しました: 追加 {appeared} 個、削除 {vanished} 個',
  ],
  doubtful: [
    'Not every list of images could be taken as it is',
    '一部のホストのイメージ一覧は、そのまま反映できませんでした',
  ],
  failed: ['The images were not refreshed', 'イメージを再確認できませんでした'],
} satisfies Record<string, Sentence>;
