import type { Sentence } from '../text/sentence';

export const places = {
  notYet: ['Not there yet', 'まだ使えません'],
  runner: ['GitLab Runner', 'GitLab Runner'],
  runnerText: [
    'Here you will set your GitLab CI/CD token, so that your own runner builds your images.',
    'GitLab の CI/CD トークンを設定すると、自分専用の Runner でイメージをビルドできるようになります。',
  ],
  templates: ['Templates', 'テンプレート'],
  templatesText: [
    'Here you will keep definitions of containers and start new ones from them.',
    'コンテナの定義を保存し、そこから新しいコンテナを開始できるようになります。',
  ],
} satisfies Record<string, Sentence>;
