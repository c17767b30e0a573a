import { expect, test } from 'vitest';
import { tokenKind } from './token';

test.each([
  ['glrt-t3_aBcDeFgHiJkLmNoPqRs.01.1a2b3c4d5', 'runner'],
  ['  glrt-aBcDeFgHiJkLmNoPqRst\n', 'runner'],
  ['GR1348941aBcDeFgHiJkLmNoPqRst', 'registration'],
  ['aBcDeFgHiJkLmNoPqRs_', 'registration'],
  ['glpat-aBcDeFgHiJkLmNoPqRst', 'personal'],
  ['gldt-aBcDeFgHiJkLmNoPqRst', 'personal'],
  ['gitlab-runner register --token glrt-abc', 'other'],
  ['GLRT-aBcDeFgHiJkLmNoPqRst', 'other'],
  ['   ', 'empty'],
])('%j is of the kind %s', (token, kind) => {
  expect(tokenKind(token)).toBe(kind);
});
