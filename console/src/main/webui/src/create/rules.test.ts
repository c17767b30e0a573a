import { expect, test } from 'vitest';
import type { Sentence } from '../text/sentence';
import {
  type Read,
  readCommand,
  readCpus,
  readEnvironments,
  readImage,
  readMemory,
  readName,
  readPorts,
} from './rules';
import { rules } from './words';

function sentence(read: Read<unknown>): Sentence | undefined {
  return 'fault' in read ? read.fault.sentence : undefined;
}

test.each([
  ['web', undefined],
  ['a', undefined],
  ['a-b-1', undefined],
  ['x'.repeat(40), undefined],
  ['x'.repeat(41), rules.name],
  ['Web', rules.name],
  ['-web', rules.name],
  ['web-', rules.name],
  ['', rules.missing],
])('name %j', (text, expected) => {
  expect(sentence(readName(text))).toBe(expected);
});

test.each([
  ['python:3.12', undefined],
  ['e175701/app:1', undefined],
  ['registry.example.ac.jp:5050/e175701/app@sha256:'.concat('a'.repeat(64)), undefined],
  ['Python', rules.image],
  ['python:', rules.image],
  ['a b', rules.image],
  ['  ', rules.missing],
])('image %j', (text, expected) => {
  expect(sentence(readImage(text))).toBe(expected);
});

test.each([
  ['', undefined],
  ['A=1 _b="x y" C=', undefined],
  ['A', rules.environment],
  ['1A=x', rules.environment],
  ['=x', rules.environment],
  ['A-B=x', rules.environment],
  ['NVIDIA_VISIBLE_DEVICES=all', rules.refusedKey],
  ['LD_PRELOAD=/x.so', rules.refusedKey],
  ['LD_PRELOAD_X=1', undefined],
  ['A=1 A=2', rules.repeated],
  ['A=1 AB=2', undefined],
  ['A=\0', rules.nul],
  ['A="x', rules.openQuote],
  ['A=x \\', rules.openBackslash],
  [Array.from({ length: 100 }, (_, i) => `A${i}=`).join(' '), undefined],
  [Array.from({ length: 101 }, (_, i) => `A${i}=`).join(' '), rules.tooMany],
  [`A=${'x'.repeat(65_534)}`, undefined],
  [`A=${'x'.repeat(65_535)}`, rules.tooLong],
  [`A=${'あ'.repeat(21_845)}`, rules.tooLong],
])('environments %.40j', (text, expected) => {
  expect(sentence(readEnvironments(text))).toBe(expected);
});

test.each([
  ['80 8080 65535', undefined],
  ['0', rules.port],
  ['65536', rules.port],
  ['80.5', rules.port],
  ['-1', rules.port],
  ['http', rules.port],
  ['80 080', rules.repeated],
  [Array.from({ length: 21 }, (_, i) => i + 1).join(' '), rules.tooMany],
])('ports %j', (text, expected) => {
  expect(sentence(readPorts(text))).toBe(expected);
});

test('ports are numbers in the order they were typed', () => {
  expect(readPorts('8080 80')).toEqual({ value: [8080, 80] });
});

test('a command begins with a program', () => {
  expect(readCommand('sh -c "echo hi"')).toEqual({ value: ['sh', '-c', 'echo hi'] });
  expect(sentence(readCommand('"" x'))).toBe(rules.program);
});

test.each([
  ['1', 1],
  ['0.5', 0.5],
  ['.5', 0.5],
  ['２', 2],
  ['0', undefined],
  ['1025', undefined],
  ['1e2', undefined],
  ['', undefined],
])('%j CPUs', (text, value) => {
  expect(readCpus(text)).toEqual(value === undefined ? expect.anything() : { value });
  expect('fault' in readCpus(text)).toBe(value === undefined);
});

test.each([
  ['16', true],
  ['15', false],
  ['16777216', true],
  ['16777217', false],
  ['512.5', false],
])('%j MiB', (text, isFine) => {
  expect('value' in readMemory(text)).toBe(isFine);
});
