import { expect, test } from 'vitest';
import type { Definition } from '../api/model';
import { Problem } from '../api/problem';
import { draftOf, EMPTY_DRAFT, FIELDS, openKeys, read, refusals } from './draft';

const course: Definition = {
  name: 'course',
  description: '# Exercise 1\n\nPort 8888.',
  offered: true,
  image: 'python:3.12',
  command: ['sh', '-c', 'echo "it\'s up"\nsleep 9', ''],
  environments: ['GREETING=hello  world', 'TOKEN=', 'LINES=a\nb', 'QUOTES=\'"\\', 'WIDE=a\u3000b'],
  guestPorts: [8888, 22],
  gpus: 1,
  cpus: 0.5,
  memoryMiB: 512,
  entrypoint: ['/usr/bin/tini', '--'],
  user: '1000:1000',
  workingDirectory: '/home/a b',
  labels: { course: 'os', 'com.example.note': "it's = here", empty: '' },
};

test('a definition that is only looked at in the form stays what it was', () => {
  expect(read(draftOf(course), true)).toEqual({ definition: course, faults: {} });
});

test('entries stand one on a line', () => {
  expect(draftOf(course).environments.split('\n').slice(0, 2)).toEqual([
    "'GREETING=hello  world'",
    'TOKEN=',
  ]);
});

test('a name and an image are enough, and no description is none', () => {
  const { definition } = read({ ...EMPTY_DRAFT, name: 'a', image: 'busybox' }, false);
  expect(definition).toEqual({
    name: 'a',
    offered: false,
    image: 'busybox',
    environments: [],
    guestPorts: [],
    command: [],
    gpus: 0,
    cpus: 1,
    memoryMiB: 1024,
  });
});

test('what is wrong is told of its field', () => {
  const { definition, faults } = read({ ...EMPTY_DRAFT, name: 'A', image: '' }, false);
  expect(definition).toBeUndefined();
  expect(Object.keys(faults)).toEqual(['name', 'image']);
  const problem = new Problem(422, 'invalid', '', [
    { name: 'description', message: 'long' },
    { name: 'environments[0]', message: 'secret' },
  ]);
  expect(refusals(problem)).toEqual({ description: 'long', environments: '1: secret' });
  expect(FIELDS.slice(0, 3)).toEqual(['name', 'description', 'image']);
});

test('how a program begins is checked, and said only where it is not the image that says it', () => {
  const wrong = { entrypoint: "''", user: 'a b', workingDirectory: 'work', labels: 'a=b =c' };
  const { definition, faults } = read(
    { ...EMPTY_DRAFT, name: 'a', image: 'busybox', ...wrong },
    false,
  );
  expect(definition).toBeUndefined();
  expect(Object.keys(faults)).toEqual(['entrypoint', 'user', 'workingDirectory', 'labels']);
  const twice = read({ ...draftOf(course), labels: 'a=1 a=2' }, false);
  expect(Object.keys(twice.faults)).toEqual(['labels']);
  const problem = new Problem(422, 'invalid', '', [
    { name: 'labels.db.password', message: 'looks secret' },
    { name: 'entrypoint[1]', message: 'no' },
    { name: 'user', message: 'nobody' },
  ]);
  expect(refusals(problem)).toEqual({
    labels: 'db.password: looks secret',
    entrypoint: '2: no',
    user: 'nobody',
  });
});

test('what is left empty is asked for', () => {
  expect(openKeys(course)).toEqual(['TOKEN']);
});
