import type { Sentence } from '../text/sentence';

export const quota = {
  title: ['Quotas', '割り当て'],
  intro: [
    'How much one person may borrow at a time. Everybody has the default; a group of the directory may have more, and here a person can be given limits of their own.',
    '1 人が同時に借りられる量です。通常は既定値で、ディレクトリのグループごとに変えることができ、ここでは個人ごとの上限を設定できます。',
  ],
  account: ['Account', 'アカウント'],
  accountHint: ['For example e175701.', '例: e175701'],
  show: ['Show', '表示'],
  of: ['Quota of {account}', '{account} の割り当て'],
  containers: ['Containers', 'コンテナ'],
  gpus: ['GPUs', 'GPU'],
  cpus: ['CPUs', 'CPU'],
  memoryMiB: ['Memory (MiB)', 'メモリ (MiB)'],
  used: ['{used} of {limit} used', '{limit} 中 {used} 使用'],
  groups: ['Groups: {groups}', 'グループ: {groups}'],
  noGroups: ['In no group of the directory.', 'ディレクトリのグループに属していません。'],
  emptyIsDefault: ['Leave a field empty for the default.', '空欄にすると既定値に戻ります。'],
  notANumber: ['Write a number, 0 or more.', '0 以上の数を入力してください。'],
  save: ['Save', '保存'],
  saved: ['The quota of {account} is saved', '{account} の割り当てを保存しました'],
  exceptions: ['People with limits of their own', '個別の上限がある人'],
  noExceptions: ['Nobody: all have the default.', 'いません。全員が既定値です。'],
  edit: ['Change the quota of {account}', '{account} の割り当てを変更'],
  byDefault: ['default', '既定値'],
} satisfies Record<string, Sentence>;
