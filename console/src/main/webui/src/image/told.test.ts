import { expect, test } from 'vitest';
import { createAddress, firstLine, safeAddress, shortId, titleOf } from './told';

const ID = `sha256:0123456789abcdef${'0'.repeat(48)}`;

test('an image is called by its first name, else by the first digits of its id', () => {
  expect(titleOf({ names: ['e175701/app:1', 'e175701/app:latest'], id: ID })).toBe('e175701/app:1');
  expect(titleOf({ names: [], id: ID })).toBe('0123456789ab');
  expect(shortId(ID)).toBe('0123456789ab');
});

test('the form for a container of it has the image in its address', () => {
  expect(createAddress({ names: ['e175701/app:1'], id: ID })).toBe(
    '/containers/new?image=e175701%2Fapp%3A1',
  );
  expect(createAddress({ names: [], id: ID })).toContain('image=sha256%3A0123');
});

test.each([
  [null, ''],
  ['', ''],
  ['# Notebook for **class 3**\n\nmore', 'Notebook for class 3'],
  ['\n---\n\n- `jupyter` on port 8888', 'jupyter on port 8888'],
  ['> see [the page](https://example.ac.jp/x) first', 'see the page first'],
  ['![logo](https://example.ac.jp/logo.png)\nA server', 'logo'],
  ['snake_case_name and 2 * 3 * 4', 'snake_case_name and 2 * 3 * 4'],
  ['<b>bold</b>', '<b>bold</b>'],
  ['学習用のイメージ', '学習用のイメージ'],
])('the first line of %j is %j', (markdown, line) => {
  expect(firstLine(markdown)).toBe(line);
});

test.each([
  ['https://gitlab.example.ac.jp/e175701/app', 'https://gitlab.example.ac.jp/e175701/app'],
  ['HTTP://example.ac.jp', 'http://example.ac.jp/'],
  ['javascript:alert(1)', ''],
  ['java\nscript:alert(1)', ''],
  ['data:text/html,<script>alert(1)</script>', ''],
  ['//evil.example/x', ''],
  ['/api/v1/session', ''],
  ['mailto:e175701@example.ac.jp', ''],
  ['', ''],
])('%j as an address of a link is %j', (address, safe) => {
  expect(safeAddress(address)).toBe(safe);
});
