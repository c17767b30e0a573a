import { expect, test } from 'vitest';
import { Feed } from './feed';

const ascii = (text: string) => new TextEncoder().encode(text);

function terminal() {
  const drawn: string[] = [];
  const callbacks: (() => void)[] = [];
  const feed = new Feed(
    (bytes, done) => {
      drawn.push(typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes));
      callbacks.push(done);
    },
    (bytes) => `<${bytes} skipped>`,
    { inHand: 4, waiting: 8 },
  );
  const drawAll = () => {
    while (callbacks.length > 0) {
      callbacks.shift()?.();
    }
  };
  return { feed, drawn, drawAll };
}

test('no more is in hand than the terminal can draw at a time', () => {
  const { feed, drawn, drawAll } = terminal();
  for (const text of ['aaaa', 'bbbb', 'cccc']) {
    feed.take(ascii(text));
  }
  expect(drawn).toEqual(['aaaa']);
  drawAll();
  expect(drawn).toEqual(['aaaa', 'bbbb', 'cccc']);
});

test('of a flood the oldest is left out, and it is said how much', () => {
  const { feed, drawn, drawAll } = terminal();
  for (const text of ['aaaa', 'bbbb', 'cccc', 'dddd', 'eeee']) {
    feed.take(ascii(text));
  }
  drawAll();
  expect(drawn).toEqual(['aaaa', '<8 skipped>', 'dddd', 'eeee']);
});

test('when the shell has ended its last words are all drawn', () => {
  const { feed, drawn } = terminal();
  feed.take(ascii('aaaa'));
  feed.take(ascii('bye'));
  feed.flush();
  expect(drawn).toEqual(['aaaa', 'bye']);
});

test('what waits for a shell that is no more is forgotten', () => {
  const { feed, drawn, drawAll } = terminal();
  feed.take(ascii('aaaa'));
  feed.take(ascii('old'));
  feed.clear();
  drawAll();
  expect(drawn).toEqual(['aaaa']);
});
