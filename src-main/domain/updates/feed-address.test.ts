import { expect, it } from 'vitest';
import { readFeedAddress } from './feed-address.ts';

it.each([
  ['https://updates.example/hubkey', 'https://updates.example/hubkey/'],
  ['https://Updates.Example:443/', 'https://updates.example/'],
  ['updates.example/stable/', 'https://updates.example/stable/'],
  ['https://updates.example:8443', 'https://updates.example:8443/'],
  ['http://127.0.0.1:8080/feed', 'http://127.0.0.1:8080/feed/'],
  ['http://[::1]/', 'http://[::1]/'],
  ['https://updates.example/api/v1', 'https://updates.example/api/v1/'],
])('reads %s', (typed, feed) => {
  expect(readFeedAddress(typed)).toEqual({ ok: true, value: feed });
});

it.each([
  ['http://updates.example/', 'not-encrypted'],
  ['http://localhost/', 'not-encrypted'],
  ['http://192.168.1.2/', 'not-encrypted'],
  ['https://ana:secret@updates.example/', 'credentials-inside'],
  ['ftp://updates.example/', 'not-an-address'],
  ['file:///etc/', 'not-an-address'],
  ['https://updates.example/a/../b', 'not-an-address'],
  ['https://updates.example/a//b', 'not-an-address'],
  ['https://updates.example/%2e%2e/', 'not-an-address'],
  ['https://updates.example/?token=1', 'not-an-address'],
  ['https://updates.example/#x', 'not-an-address'],
  ['https://updates.example:99999/', 'not-an-address'],
  ['', 'not-an-address'],
  ['no address', 'not-an-address'],
] as const)('refuses %s: %s', (typed, problem) => {
  expect(readFeedAddress(typed)).toEqual({ ok: false, problem });
});
