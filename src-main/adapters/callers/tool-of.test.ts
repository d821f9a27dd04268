import { expect, it } from 'vitest';
import { toolOf } from './tool-of.ts';

it.each([
  ['/usr/bin/busybox', ['busybox', 'wget', '-O', '-'], 'wget', ['-O', '-']],
  ['/usr/bin/busybox', ['/bin/sh', 'run.sh'], 'sh', ['run.sh']],
  ['/usr/bin/busybox', ['-sh'], 'sh', []],
  ['/usr/bin/curl', ['wget', 'x'], 'curl', ['x']],
  ['C:\\Windows\\System32\\curl.EXE', ['curl', 'x'], 'curl', ['x']],
  ['/home/ana/curl.exe', ['curl', 'x'], 'curl.exe', ['x']],
])('%s called as %j is %s', (executable, words, tool, rest) => {
  expect(toolOf(executable, words)).toEqual({ tool, words: rest });
});
