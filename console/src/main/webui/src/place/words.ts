import type { Sentence } from '../text/sentence';

export const places = {
  notYet: ['Not there yet', 'まだ使えません'],
  templates: ['Templates', 'テンプレート'],
  templatesText: [
    'Here you will keep definitions of containers and start new ones from them.',
    'コンテナの定義を保存し、そこから新しいコンテナを開始できるようになります。',
  ],
} satisfies Record<string, Sentence>;
