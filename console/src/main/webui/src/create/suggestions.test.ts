import { expect, test } from 'vitest';
import { suggestions } from './suggestions';

test('every name is suggested once, with what is said of it', () => {
  const images = [
    { names: ['e175701/app:2', 'e175701/app:latest'], description: '# For class 3\nmore' },
    { names: ['python:3.12'], description: null },
    { names: [], description: 'has no name' },
  ];
  expect(suggestions(images, ['python:3.12', 'e175701/app:2', 'gone:1'])).toEqual([
    { image: 'e175701/app:2', description: 'For class 3' },
    { image: 'e175701/app:latest', description: 'For class 3' },
    { image: 'gone:1', description: '' },
    { image: 'python:3.12', description: '' },
  ]);
});
