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
