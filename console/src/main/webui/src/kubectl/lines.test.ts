import { expect, test } from 'vitest';
import { fileName, kubectlLines } from './lines';

test('there are three lines, and the first names the file that was stored', () => {
  for (const shell of ['bash', 'powershell'] as const) {
    const lines = kubectlLines('cluster1', 'web', shell);
    expect(lines).toHaveLength(3);
    expect(lines[0]).toContain(fileName('cluster1'));
  }
});

test('each shell gets its own way to name the file', () => {
  expect(kubectlLines('c', 'web', 'bash')[0]).toBe(
    'export KUBECONFIG=~/Downloads/kubeconfig-c.yaml',
  );
  expect(kubectlLines('c', 'web', 'powershell')[0]).toMatch(/^\$env:KUBECONFIG = "/);
});

test('the terminal is opened in the container that is meant', () => {
  expect(kubectlLines('c', 'web', 'bash')[2]).toBe('kubectl exec -it deploy/web -- sh');
});
