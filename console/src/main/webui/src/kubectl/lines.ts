import type { Shell } from '../token/lines';

/** What a kubeconfig is called when it is stored. */
export function fileName(host: string): string {
  return `kubeconfig-${host}.yaml`;
}

/** The three lines for a terminal on one's own PC; `container` is a container's own name. */
export function kubectlLines(host: string, container: string, shell: Shell): string[] {
  const file = fileName(host);
  return [
    shell === 'bash'
      ? `export KUBECONFIG=~/Downloads/${file}`
      : `$env:KUBECONFIG = "$HOME\\Downloads\\${file}"`,
    'kubectl get pods',
    `kubectl exec -it deploy/${container} -- sh`,
  ];
}
