import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import fc from 'fast-check';
import { pageFileOf } from './page-file-of.ts';
import { pageFiles, type PageFile } from './page-files.ts';

let root: string;
let files: Map<string, PageFile>;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'hubkey-page-'));
  const page = join(root, 'page');
  mkdirSync(join(page, 'assets'), { recursive: true });
  writeFileSync(join(root, 'secret.js'), 'outside');
  writeFileSync(join(page, 'index.html'), 'page');
  writeFileSync(join(page, 'notes.txt'), 'of no known kind');
  writeFileSync(join(page, 'assets', 'app.js'), 'script');
  symlinkSync(join(root, 'secret.js'), join(page, 'link.js'));
  symlinkSync(root, join(page, 'up'));
  files = pageFiles(page);
});
afterAll(() => rmSync(root, { recursive: true }));

const fileOf = (url: string, method = 'GET') => pageFileOf(files, method, url);

it('lists what was built, and neither links nor unknown kinds', () => {
  expect([...files.keys()].sort()).toEqual(['/assets/app.js', '/index.html']);
});

it.each([
  ['hubkey://app-0/index.html', 'text/html; charset=utf-8'],
  ['hubkey://app-17/index.html#palette', 'text/html; charset=utf-8'],
  ['hubkey://app-0/assets/app.js', 'text/javascript; charset=utf-8'],
])('serves %s', (url, type) => {
  expect(fileOf(url)?.type).toBe(type);
});

it.each([
  'hubkey://app-0/',
  'hubkey://app-0/assets',
  'hubkey://app-0/assets/',
  'hubkey://app-0/../secret.js',
  'hubkey://app-0/%2e%2e/secret.js',
  'hubkey://app-0/assets/..%2f..%2fsecret.js',
  'hubkey://app-0/assets%2fapp.js',
  'hubkey://app-0/assets\\app.js',
  'hubkey://app-0//index.html',
  'hubkey://app-0/index.html?x',
  'hubkey://app-0/index.html%00',
  'hubkey://app-0/INDEX.HTML',
  'hubkey://app-0/link.js',
  'hubkey://app-0/up/secret.js',
  'hubkey://app-0/notes.txt',
  'hubkey://app-0:80/index.html',
  'hubkey://user@app-0/index.html',
  'hubkey://other/index.html',
  'hubkey://app-/index.html',
  'hubkey:///index.html',
  'file:///index.html',
  'http://app-0/index.html',
  '',
])('serves nothing for %s', (url) => {
  expect(fileOf(url)).toBeNull();
});

it.each(['POST', 'HEAD', 'PUT', 'get'])('serves nothing for %s', (method) => {
  expect(fileOf('hubkey://app-0/index.html', method)).toBeNull();
});

it('never serves a file from outside, whatever the address', () => {
  const parts = fc.array(
    fc.constantFrom(
      '..',
      '.',
      '%2e%2e',
      '/',
      '\\',
      '%2f',
      'assets',
      'app.js',
      'secret.js',
      '#',
      '?',
    ),
  );
  fc.assert(
    fc.property(parts, (path) => {
      const file = fileOf(`hubkey://app-0/${path.join('')}`);
      expect(file === null || file.path.startsWith(join(root, 'page'))).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});
