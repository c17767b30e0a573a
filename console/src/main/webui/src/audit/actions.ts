import type { Sentence } from '../text/sentence';

/** What the console writes down, by its own name of it, in the order of the filter's list. */
export const ACTIONS: Record<string, Sentence> = {
  'POST /session': ['Log in', 'ログイン'],
  'GET /session': ['See who is logged in', 'ログイン状態の確認'],
  'DELETE /session': ['Log out', 'ログアウト'],
  'POST /tokens': ['Create a token', 'トークンの作成'],
  'DELETE /tokens/{id}': ['Revoke a token', 'トークンの失効'],
  'POST /containers': ['Create a container', 'コンテナの作成'],
  'DELETE /containers/{id}': ['Delete a container', 'コンテナの削除'],
  'POST /containers/{id}/start': ['Start a container', 'コンテナの起動'],
  'POST /containers/{id}/stop': ['Stop a container', 'コンテナの停止'],
  'POST /containers/{id}/restart': ['Restart a container', 'コンテナの再起動'],
  'POST /containers/{id}/exec': ['Run a command', 'コマンドの実行'],
  'GET /containers/{id}/terminal': ['Open a terminal', 'ターミナルを開く'],
  'POST /containers/{id}/files': ['Send files', 'ファイルの送信'],
  'GET /kubeconfig': ['Get a kubeconfig', 'kubeconfig の発行'],
  'GET /kubeconfig/file': ['Get a kubeconfig as a file', 'kubeconfig ファイルの発行'],
  'DELETE /kubeconfig': ['Revoke kubeconfigs', 'kubeconfig の失効'],
  'POST /templates': ['Define a template', 'テンプレートの定義'],
  'PUT /templates/{id}': ['Define a template anew', 'テンプレートの再定義'],
  'DELETE /templates/{id}': ['Delete a template', 'テンプレートの削除'],
  'POST /templates/{id}/start': ['Start from a template', 'テンプレートから開始'],
  'PUT /quotas/{id}': ['Set a quota', '割り当ての設定'],
  'POST /images/{id}/singularity': ['Make a file for Singularity', 'Singularity ファイルの作成'],
  'PATCH /images/{id}': ['Describe or share an image', 'イメージの説明・共有の変更'],
  'DELETE /images/{id}': ['Delete an image', 'イメージの削除'],
  'POST /images/refresh': ['Refresh all images', '全イメージの再確認'],
  'PUT /runner': ['Set up a runner', 'Runner の設定'],
  'DELETE /runner': ['Remove a runner', 'Runner の削除'],
  'POST /hosts': ['Register a host', 'ホストの登録'],
  'PATCH /hosts/{id}': ['Change a host', 'ホストの変更'],
  'DELETE /hosts/{id}': ['Remove a host', 'ホストの削除'],
  'POST /hosts/check': ['Test a new host', '登録前のホストの接続テスト'],
  'POST /hosts/{id}/check': ['Test a host', 'ホストの接続テスト'],
  'POST /hosts/{id}/rebuild-ownership': ["Rebuild a host's records", 'ホストの記録の再作成'],
  'POST /rebuild-ownership': ['Rebuild all records', '全記録の再作成'],
  'POST /orphans/{id}/adopt': ['Adopt an orphan', '孤立コンテナの引き取り'],
  'DELETE /orphans/{id}': ['Remove an orphan', '孤立コンテナの削除'],
};

/** The words for an action; one that has none is told as the console names it. */
export function wordsFor(action: string): Sentence {
  return ACTIONS[action] ?? [action, action];
}
