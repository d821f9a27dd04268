import { expect, it } from 'vitest';
import { sshHostOf } from './ssh-host.ts';

it.each<[string, string | null]>([
  ['build', 'build'],
  ['ana@build.example.com uname -a', 'ana@build.example.com'],
  ['-p 2222 build', 'build'],
  ['-p2222 build', 'build'],
  ['-vvp 2222 build', 'build'],
  ['-tt -i key -o Port=2 -J a,b build', 'build'],
  ['-M -S /tmp/x/c -o ControlPersist=no -T build exec sh -c', 'build'],
  ['-R /a:/b -L 1:c:2 build', 'build'],
  ['-l ana -- build', 'build'],
  ['-- -odd', '-odd'],
  ['- build', '-'],
  ['-N -f ssh://ana@build:22', 'ssh://ana@build:22'],
  ['', null],
  ['-p', null],
  ['-p 22', null],
  ['-V', null],
])('finds the host in “ssh %s”', (words, host) => {
  expect(sshHostOf(words.split(' ').filter(Boolean))).toBe(host);
});
