import { expect, it } from 'vitest';
import { readForwardPath } from './forward-path.ts';

it.each([
  '/api/jobs/',
  '/api',
  '/api/file/?path=/../etc&x=%2e%2e',
  "/api/x/%7Ename/a%20b/'(1)/",
  '/api/50%/',
  '/api/%ff/',
  '/api/...//x/',
])('passes %s as it is', (path) => {
  expect(readForwardPath(path)).toEqual({ ok: true, value: path });
});

it.each([
  '/admin/',
  '/apis/',
  '/API/',
  '/api/..',
  '/api/./x',
  '/api/..;x/',
  '/api/%2E%2e/',
  '/api/x%2f..%2fy',
  '/api/%252e%252e/',
  '/api/a%5cb',
  '/api/a\\b',
  '/api/%00',
  '/api/%0d%0a',
  '/api/%ff/%2e%2e/',
  '/api/..#/x/',
  '/api/x/#y',
  '/api/x/?a#b',
  '/api/..%23/',
  '/api/..%253f/',
])('refuses %s', (path) => {
  expect(readForwardPath(path).ok).toBe(false);
});
