import type { Sentence } from '../text/sentence';

interface CheckWords {
  title: Sentence;
  /** Why it is looked at. */
  meaning: Sentence;
  /** What to do where it is not as it should be. */
  remedy?: Sentence;
}

/** What the agents look at before students come, by the agents' own name of it. */
export const CHECKS: Record<string, CheckWords> = {
  'engine-version': {
    title: ['Docker version', 'Docker のバージョン'],
    meaning: [
      'Older versions of Docker lack what the agent needs.',
      '古い Docker には、エージェントに必要な機能がありません。',
    ],
    remedy: ['Upgrade Docker to 20.10 or newer.', 'Docker を 20.10 以降に更新してください。'],
  },
  'live-restore': {
    title: ['Restarts of Docker', 'Docker の再起動'],
    meaning: [
      'Containers should go on running while Docker is upgraded or restarted.',
      'Docker の更新や再起動の間も、コンテナが動き続けるべきです。',
    ],
    remedy: [
      'Put "live-restore": true into /etc/docker/daemon.json, then run systemctl reload docker.',
      '/etc/docker/daemon.json に "live-restore": true を加え、systemctl reload docker を実行してください。',
    ],
  },
  'address-pool': {
    title: ['Networks', 'ネットワーク'],
    meaning: [
      'Every account gets a network of its own on the host.',
      'アカウントごとに、ホスト上に専用のネットワークを作ります。',
    ],
    remedy: [
      'Give the agent a larger range by whalemountain.network.pool and start it again.',
      'エージェントの whalemountain.network.pool の範囲を広げ、再起動してください。',
    ],
  },
  'log-limits': {
    title: ['Log size', 'ログの量'],
    meaning: [
      'A container that prints without end must not fill the disk.',
      '出力し続けるコンテナがディスクを埋めてはなりません。',
    ],
  },
  'pids-limit': {
    title: ['Limit of processes', 'プロセス数の制限'],
    meaning: [
      'Without it one container could start so many processes that the whole host stands still.',
      '制限がないと、1 つのコンテナのプロセスでホスト全体が止まりかねません。',
    ],
    remedy: [
      'Enable the pids control group in the kernel and start the host again.',
      'カーネルの pids コントロールグループを有効にし、ホストを再起動してください。',
    ],
  },
  'memory-limit': {
    title: ['Limit of memory', 'メモリの制限'],
    meaning: [
      'Without it one container could take the memory of all others.',
      '制限がないと、1 つのコンテナが他のコンテナのメモリまで使いかねません。',
    ],
    remedy: [
      'Enable the memory control group: boot with cgroup_enable=memory.',
      'cgroup_enable=memory を付けて起動し、memory コントロールグループを有効にしてください。',
    ],
  },
  'swap-limit': {
    title: ['Limit of swap', 'スワップの制限'],
    meaning: [
      'Without it a container can leave its memory limit through swap and make the host slow.',
      '制限がないと、コンテナがスワップでメモリの上限を越え、ホストが遅くなります。',
    ],
    remedy: [
      'Boot with swapaccount=1, or turn swap off.',
      'swapaccount=1 を付けて起動するか、スワップを無効にしてください。',
    ],
  },
  'gpu-runtime': {
    title: ['GPUs for containers', 'コンテナからの GPU 利用'],
    meaning: [
      'Docker needs the NVIDIA Container Toolkit to give GPUs to containers.',
      'コンテナに GPU を渡すには、NVIDIA Container Toolkit が必要です。',
    ],
    remedy: [
      'Install the NVIDIA Container Toolkit, run nvidia-ctk runtime configure, then restart Docker.',
      'NVIDIA Container Toolkit を入れ、nvidia-ctk runtime configure を実行し、Docker を再起動してください。',
    ],
  },
  disk: {
    title: ['Disk space', 'ディスクの空き'],
    meaning: [
      'Images and everything containers write take space where Docker keeps its data.',
      'イメージとコンテナが書いたものは、Docker のデータ用ディスクを使います。',
    ],
    remedy: [
      'Remove images that nobody uses, or enlarge the disk.',
      '使われていないイメージを削除するか、ディスクを広げてください。',
    ],
  },
  'storage-driver': {
    title: ['Storage driver', 'ストレージドライバー'],
    meaning: [
      'How Docker keeps the layers of images; some ways are slow or no longer kept up.',
      'イメージの層の保存方式です。遅いものや保守されていないものがあります。',
    ],
    remedy: [
      'Change Docker to overlay2. Containers and images on the host are not carried over.',
      'overlay2 に切り替えてください。ホスト上のコンテナとイメージは引き継がれません。',
    ],
  },
  cgroup: {
    title: ['Control groups', 'コントロールグループ'],
    meaning: [
      'The part of the kernel that keeps containers within their limits.',
      'コンテナを上限内に収めるカーネルの機能です。',
    ],
  },
  singularity: {
    title: ['Files for Singularity', 'Singularity ファイル'],
    meaning: [
      'Students may download images as files for Singularity; the host builds them.',
      'イメージを Singularity 用のファイルとしてダウンロードでき、ホストがそれを作成します。',
    ],
    remedy: [
      'Install tar2sqfs: apt-get install squashfs-tools-ng.',
      'tar2sqfs を入れてください: apt-get install squashfs-tools-ng',
    ],
  },
  'cluster-version': {
    title: ['Kubernetes version', 'Kubernetes のバージョン'],
    meaning: [
      'Older clusters lack what the agent needs.',
      '古いクラスターには、エージェントに必要な機能がありません。',
    ],
    remedy: ['Upgrade the cluster.', 'クラスターを更新してください。'],
  },
  'nodes-ready': {
    title: ['Nodes', 'ノード'],
    meaning: [
      'Containers run on nodes that are ready.',
      'コンテナは Ready 状態のノードで動きます。',
    ],
    remedy: [
      'See with kubectl get nodes why no node is ready.',
      'kubectl get nodes で、Ready のノードがない原因を調べてください。',
    ],
  },
};
