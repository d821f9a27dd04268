import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkProperty, hostileText } from '../testing/check-property.ts';
import { readPath } from './api-path.ts';
import { documentPaths } from './openapi/document-paths.ts';
import { readForwardPath } from './forward-path.ts';

const pieces = [
  '/api',
  '/api/',
  '/',
  '//',
  '.',
  '..',
  '/../',
  '/./',
  '%2e',
  '%2E%2e',
  '%252e',
  '%25252e',
  '%2f',
  '%5c',
  '\\',
  ';',
  '..;',
  '..;x=1',
  '?',
  '#',
  '%',
  '%zz',
  '%c0%ae',
  '%00',
  '\t',
  '\n',
  'a',
  'ü',
  '%E2%80%AE',
  '@',
  ':',
];
/** A way up, each of its characters encoded as often as may be. */
const wayUp = fc
  .array(
    fc.oneof(
      fc.constantFrom('.', '%2e', '%2E', '%252e'),
      fc.constantFrom('/', '%2f', '%252F', '\\', '%5c', ';x/'),
    ),
    { minLength: 3, maxLength: 8 },
  )
  .map((parts) => `/${parts.join('')}/x`);
const target = fc
  .oneof(hostileText(pieces), wayUp, fc.tuple(wayUp, hostileText(pieces, 3)).map(String))
  .map((text) => `/api${text}`);

/** Servers that decode once more, drop parameters, or take a backslash for a slash. */
const naive: readonly ((path: string) => string)[] = [
  (path) => path,
  (path) => path.replaceAll(/%2e/gi, '.'),
  (path) => path.replaceAll(/%2e/gi, '.').replaceAll(/%2f/gi, '/'),
  (path) => path.replaceAll(/%25/g, '%').replaceAll(/%2e/gi, '.').replaceAll(/%2f/gi, '/'),
  (path) => path.replaceAll(/;[^/]*/g, ''),
  (path) => path.replaceAll(/%5c/gi, '/').replaceAll('\\', '/'),
  (path) =>
    path
      .replaceAll(/%2e/gi, '.')
      .replaceAll(/%2f/gi, '/')
      .replaceAll(/;[^/]*/g, ''),
];
const resolved = (path: string): string => {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
};

it('what is passed on stays below /api/, by whoever reads it', () => {
  checkProperty(
    fc.property(target, (text) => {
      if (!readForwardPath(text).ok) return;
      const [path = ''] = text.split('?');
      for (const read of naive) expect(`${resolved(read(path))}/`).toMatch(/^\/api\//);
      expect(`${new URL(`http://hub.example${text}`).pathname}/`).toMatch(/^\/api\//);
      expect(new URL(`http://hub.example${text}`).host).toBe('hub.example');
    }),
    4_000,
  );
});

it('what is typed is a path below /api/, and stays the same when it is read again', () => {
  checkProperty(
    fc.property(hostileText([...pieces, 'jobs', 'http:', ' ']), (text) => {
      const read = readPath(text);
      if (!read.ok) return;
      expect(read.value).toMatch(/^\/api\/[!-~]*$/);
      expect(new URL(`http://hub.example${read.value}`).pathname).toMatch(/^\/api\//);
      expect(readPath(read.value)).toEqual(read);
    }),
    4_000,
  );
});

it('a docs page names no path outside /api/', () => {
  checkProperty(
    fc.property(
      hostileText([
        ...pieces,
        '"',
        "'",
        'schema',
        'href=',
        'openapi.yaml',
        'http://evil.example',
        ' ',
      ]),
      (html) => {
        for (const path of documentPaths(html)) expect(readForwardPath(path).ok).toBe(true);
      },
    ),
    1_500,
  );
});
