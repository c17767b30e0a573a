import type { Sentence } from '../text/sentence';

const words = <T extends Record<string, Sentence>>(all: T) => all;

export const orphans = words({
  title: ['Orphans', '孤立コンテナ'],
  intro: [
    'Containers on the hosts that bear the labels of this console and have no record in its database. They are left alone until you decide.',
    'このコンソールのラベルが付いているのに、データベースに記録のないコンテナです。ここで決めるまで何も行われません。',
  ],
  none: ['There are no orphans', '孤立コンテナはありません'],
  noneText: [
    'Every container with a label of this console has a record. After the database was restored or lost, look here again when the hosts have answered twice.',
    'このコンソールのラベルが付いたコンテナには、すべて記録があります。データベースを復元したあとは、各ホストが 2 回応答してからもう一度確認してください。',
  ],
  name: ['Name on the host', 'ホスト上の名前'],
  owner: ['Owner', '所有者'],
  host: ['Host', 'ホスト'],
  image: ['Image', 'イメージ'],
  status: ['Status', '状態'],
  ports: ['Host ports', 'ホストのポート'],
  found: ['Found', '発見'],
  clear: ['Clear the filter', '絞り込みを解除'],
  filter: ['Filter by name, owner or host', '名前・所有者・ホストで絞り込み'],
});

export const actions = words({
  adopt: ['Adopt', '引き取る'],
  adoptNamed: ['Adopt {name}', '{name} を引き取る'],
  adoptQuestion: ['Adopt {name}?', '{name} を引き取りますか?'],
  adoptText: [
    'Its record is written anew from its labels: it is a container of {owner} again, with its ports, GPUs and share of {host}. The container itself is not touched.',
    'ラベルから記録を作り直します。ポート・GPU・{host} の割り当てとともに、再び {owner} のコンテナになります。コンテナ自体には触れません。',
  ],
  adopted: ['{name} has its record again', '{name} の記録を作り直しました'],
  remove: ['Remove', '削除'],
  removeNamed: ['Remove {name}', '{name} を削除'],
  removeQuestion: ['Remove {name} from {host}?', '{host} から {name} を削除しますか?'],
  removeText: [
    'The container of {owner} is stopped and deleted on its host with everything in it. This cannot be undone.',
    '{owner} のコンテナを停止し、中身ごとホストから削除します。元に戻すことはできません。',
  ],
  removed: ['{name} is removed', '{name} を削除しました'],
});

export const rebuild = words({
  button: ['Rebuild all records', 'すべての記録を作り直す'],
  question: ['Rebuild the records of all hosts?', '全ホストの記録を作り直しますか?'],
  text: [
    'Every container with labels of this console and without a record is adopted, on all hosts, at once. What has a record is not changed, and nothing is deleted.',
    'このコンソールのラベルが付いていて記録のないコンテナを、全ホストで一度に引き取ります。記録のあるものは変更されず、何も削除されません。',
  ],
  installation: ["The lost installation's id", '失われたインストールの ID'],
  installationHint: [
    'Only after a lost database, and only while this console has no containers. Leave it empty to see which ids there are.',
    'データベースを失い、このコンソールにコンテナがまだない場合だけ入力します。空のまま実行すると、見つかった ID が表示されます。',
  ],
  verb: ['Rebuild', '作り直す'],
  done: ['{count} records were written', '{count} 件の記録を作成しました'],
  refused: ['{name} on {host}: {detail}', '{host} の {name}: {detail}'],
  silent: ['Could not be asked: {hosts}', '確認できなかったホスト: {hosts}'],
  seen: [
    'Found on the hosts: {count} containers of the installation {installation}',
    'ホスト上のコンテナ: インストール {installation} が {count} 個',
  ],
});
