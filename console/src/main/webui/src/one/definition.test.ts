import { expect, test } from 'vitest';
import type { Container } from '../api/model';
import { asJson, asText, shellWords } from './definition';

const web: Container = {
  id: '01970000-0000-7000-8000-000000000001',
  name: 'web',
  fullName: 'e175701-web',
  owner: 'e175701',
  image: 'e175701/app:1',
  placement: null,
  host: 'blade1',
  status: 'stopped',
  statusDetail: null,
  statusSince: '2026-04-01T12:00:00Z',
  wanted: 'stopped',
  containerId: 'c0ffee',
  networkId: null,
  networkName: 'wm-e175701',
  ports: [{ guest: 8080, host: 49153, address: 'blade1.example.ac.jp:49153' }],
  environments: ['GREETING=hello world'],
  command: ['sh', '-c', "echo it's up"],
  entrypoint: [],
  user: null,
  workingDirectory: null,
  labels: {},
  gpus: ['GPU-1', 'GPU-2'],
  cpus: 1.5,
  memoryMiB: 1024,
  createdAt: '2026-04-01T11:00:00Z',
  startedAt: null,
  seenAt: null,
};

test('the JSON is what makes the same container again', () => {
  expect(JSON.parse(asJson(web))).toEqual({
    name: 'web',
    image: 'e175701/app:1',
    environments: ['GREETING=hello world'],
    guestPorts: [8080],
    command: ['sh', '-c', "echo it's up"],
    gpus: 2,
    cpus: 1.5,
    memoryMiB: 1024,
    host: 'blade1',
  });
});

test('the text tells everything that is known, and nothing that is not', () => {
  expect(asText(web).split('\n')).toEqual([
    'name: web',
    'full name: e175701-web',
    'owner: e175701',
    'image: e175701/app:1',
    'host: blade1',
    'status: stopped',
    'port: 8080 -> blade1.example.ac.jp:49153',
    'environment: GREETING=hello world',
    `command: sh -c 'echo it'\\''s up'`,
    'cpus: 1.5',
    'memory MiB: 1024',
    'gpu: GPU-1',
    'gpu: GPU-2',
    'network: wm-e175701',
    'id: 01970000-0000-7000-8000-000000000001',
    'container id: c0ffee',
    'created: 2026-04-01T11:00:00Z',
  ]);
});

test('how its program begins is told where that is not the image that says it', () => {
  const whole = {
    ...web,
    entrypoint: ['tini', '--'],
    user: '1000',
    workingDirectory: '/work',
    labels: { course: 'os' },
  };
  const { entrypoint, user, workingDirectory, labels } = whole;
  expect(JSON.parse(asJson(whole))).toEqual({
    ...JSON.parse(asJson(web)),
    ...{ entrypoint, user, workingDirectory, labels },
  });
  expect(asText(whole).split('\n')).toEqual(
    expect.arrayContaining([
      'label: course=os',
      'entrypoint: tini --',
      'user: 1000',
      'working directory: /work',
    ]),
  );
});

test.each([
  [['python3', 'app.py', '--port=80'], 'python3 app.py --port=80'],
  [['echo', '$HOME', ''], "echo '$HOME' ''"],
])('%j is typed as %s', (command, typed) => {
  expect(shellWords(command)).toBe(typed);
});
