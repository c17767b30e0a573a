import { expect, test } from 'vitest';
import { EMPTY } from './draft';
import { wishOf } from './wish';

test('nothing is asked while the image is missing', () => {
  expect(wishOf(EMPTY)).toBeUndefined();
});

test('what is wished is asked, and the name does not matter yet', () => {
  expect(wishOf({ ...EMPTY, image: ' python:3.12 ', guestPorts: '80 443', gpus: '1' })).toEqual({
    image: 'python:3.12',
    cpus: '1',
    memoryMiB: '1024',
    gpus: '1',
    guestPorts: ['80', '443'],
  });
  expect(wishOf({ ...EMPTY, image: 'app:1', host: 'blade1' })).toMatchObject({ host: 'blade1' });
});

test.each([{ cpus: 'many' }, { memoryMiB: '1' }, { guestPorts: '70000' }, { image: 'a b' }])(
  'nothing is asked while %o is wrong',
  (wrong) => {
    expect(wishOf({ ...EMPTY, image: 'app:1', ...wrong })).toBeUndefined();
  },
);
