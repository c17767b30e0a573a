import type { Sentence } from '../text/sentence';

export const list = {
  title: ['My containers', '自分のコンテナ'],
  none: ['You have no containers yet', 'コンテナはまだありません'],
  noneText: [
    'A container is a small machine of your own on one of the blades.',
    'コンテナは、ブレード上で動く自分専用の小さなマシンです。',
  ],
  create: ['Create a container', 'コンテナを作成'],
  name: ['Name', '名前'],
  status: ['Status', '状態'],
  image: ['Image', 'イメージ'],
  host: ['Host', 'ホスト'],
  ports: ['Ports', 'ポート'],
  gpus: ['GPUs', 'GPU'],
  created: ['Age', '経過時間'],
} satisfies Record<string, Sentence>;

export const verbs = {
  start: ['Start', '起動'],
  stop: ['Stop', '停止'],
  restart: ['Restart', '再起動'],
  delete: ['Delete', '削除'],
} satisfies Record<string, Sentence>;

export const changes = {
  menu: ['Actions for {name}', '{name} の操作'],
  terminal: ['Open terminal', 'ターミナルを開く'],
  failed: {
    start: ['{name} was not started', '{name} を起動できませんでした'],
    stop: ['{name} was not stopped', '{name} を停止できませんでした'],
    restart: ['{name} was not restarted', '{name} を再起動できませんでした'],
    delete: ['{name} was not deleted', '{name} を削除できませんでした'],
  },
  deleteQuestion: ['Delete {name}?', '{name} を削除しますか?'],
  deleteConsequence: [
    'Everything in the container is lost: files, programs, settings. This cannot be undone.',
    'コンテナ内のファイル、プログラム、設定はすべて失われます。この操作は取り消せません。',
  ],
  deleted: ['{name} is deleted', '{name} を削除しました'],
  deleting: ['{name} is being deleted', '{name} を削除しています'],
} satisfies Record<string, Sentence | Record<string, Sentence>>;
