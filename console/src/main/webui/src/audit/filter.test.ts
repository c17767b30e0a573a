import { expect, test } from 'vitest';
import { addressOf, filterOf, isEmpty, query } from './filter';

const NOTHING = filterOf(new URLSearchParams());

test('an address without a filter asks for everything', () => {
  expect(isEmpty(NOTHING)).toBe(true);
  expect(query(NOTHING)).toEqual({});
});

test('a filter survives its address', () => {
  const address = 'account=e175701&outcome=refused&since=2026-04-01T09%3A00';
  expect(addressOf(filterOf(new URLSearchParams(address)), {}).toString()).toBe(address);
});

test('what is emptied leaves the address', () => {
  const filter = filterOf(new URLSearchParams('account=e175701&outcome=done'));
  expect(addressOf(filter, { account: '' }).toString()).toBe('outcome=done');
});

test("the viewer's moment is asked in UTC", () => {
  const { since } = query({ ...NOTHING, since: '2026-04-01T09:00' });
  expect(since).toBe(new Date(2026, 3, 1, 9).toISOString());
});

test('what is no moment is left to the console to refuse', () => {
  expect(query({ ...NOTHING, until: 'soon' })).toEqual({ until: 'soon' });
});
