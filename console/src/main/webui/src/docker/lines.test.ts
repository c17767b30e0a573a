import { expect, test } from 'vitest';
import type { Shell } from '../token/lines';
import { dockerAddress, dockerLines, type Way } from './lines';

const ORIGIN = 'https://wm.example.ac.jp';
const ALL: [Shell, Way][] = [
  ['bash', 'context'],
  ['bash', 'environment'],
  ['powershell', 'context'],
  ['powershell', 'environment'],
];

test.each([
  ['https://wm.example.ac.jp', 'tcp://wm.example.ac.jp:443/docker'],
  ['https://wm.example.ac.jp:8443', 'tcp://wm.example.ac.jp:8443/docker'],
  ['http://127.0.0.1:8080', 'tcp://127.0.0.1:8080/docker'],
  ['http://wm.example.ac.jp', 'tcp://wm.example.ac.jp:80/docker'],
  ['https://[2001:db8::1]', 'tcp://[2001:db8::1]:443/docker'],
])('docker finds %s at %s', (origin, address) => {
  expect(dockerAddress(origin)).toBe(address);
});

test.each(ALL)('for %s by %s the address is told once, with a path', (shell, way) => {
  const { configuration, first } = dockerLines(ORIGIN, 'alpine', shell, way);
  expect(`${configuration}\n${first}`.split('tcp://wm.example.ac.jp:443/docker')).toHaveLength(2);
});

test.each(ALL)('for %s by %s the token is in no line and in no history', (shell, way) => {
  const { configuration, first } = dockerLines(ORIGIN, 'alpine', shell, way);
  expect(configuration).toContain(shell === 'bash' ? '"$WM_TOKEN"' : '$env:WM_TOKEN');
  expect(first).not.toContain('WM_TOKEN');
});

test.each(ALL)('for %s by %s a certificate is looked at wherever there is one', (shell, way) => {
  const { configuration, first } = dockerLines(ORIGIN, 'alpine', shell, way);
  expect(configuration).toContain('ca.pem');
  // Without one of these docker talks plainly, or with anybody.
  expect(way === 'context' ? configuration : first).toMatch(/,ca=|DOCKER_TLS_VERIFY/);
  const plain = dockerLines('http://127.0.0.1:8080', 'alpine', shell, way);
  expect(`${plain.configuration}${plain.first}`).not.toMatch(/ca\.pem|TLS/);
});

test.each(ALL)("for %s by %s one's own docker configuration stays as it is", (shell, way) => {
  const { configuration, first } = dockerLines(ORIGIN, 'alpine', shell, way);
  expect(configuration).not.toMatch(/[/\\]\.docker/);
  expect(first).toContain('.whalemountain');
  expect(first).toMatch(/docker (--config \S+ )?run --rm -it alpine sh$/);
});
