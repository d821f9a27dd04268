import { expect, it } from 'vitest';
import { callerOf, fileOf, programOf } from '../../testing/fakes.ts';
import type { CallerFacts } from '../caller-facts.ts';
import {
  callerWords,
  keyWantWords,
  programWords,
  rememberedWords,
  wantWords,
} from './consent-words.ts';

const dash = '/usr/bin/dash';
const terminal = { pid: 7, startTime: '70', name: 'zsh' };
const zsh = programOf('/usr/bin/zsh', { pid: 7, startTime: '70' });
const gnomeTerminal = programOf('/usr/libexec/gnome-terminal-server', { name: 'gnome-terminal-' });
const curl = programOf('/usr/bin/curl');
const hubkey = programOf(dash, { pid: 42, script: fileOf('/home/ana/bin/hubkey') });
const deploy = programOf('/usr/bin/zsh', { script: fileOf('/home/ana/deploy.sh') });

it.each<[CallerFacts, string, string]>([
  [
    callerOf(curl, [hubkey, zsh], terminal),
    'hubkey, run by zsh in a terminal',
    'hubkey, run by zsh in a terminal',
  ],
  [callerOf(curl, [hubkey, programOf(dash)], null), 'hubkey, run by dash', 'hubkey, run by dash'],
  [
    callerOf(curl, [zsh], terminal),
    'curl, run by zsh in a terminal',
    'curl, run by zsh in a terminal',
  ],
  [callerOf(curl, [hubkey, deploy]), 'deploy.sh, run by zsh', '/home/ana/deploy.sh'],
  [callerOf(programOf('/opt/backup\u202e')), 'backup\\u202e', '/opt/backup\u202e'],
  [callerOf(curl, [programOf('/opt/backup')]), 'curl, run by backup', '/opt/backup'],
  [
    callerOf(curl, [deploy, zsh, gnomeTerminal], terminal),
    'deploy.sh, run by zsh in GNOME Terminal',
    '/home/ana/deploy.sh',
  ],
  [callerOf(zsh, [], terminal), 'zsh in a terminal', 'zsh in a terminal'],
  [callerOf(curl), 'curl', 'curl'],
  [
    callerOf(programOf('/usr/bin/ssh', { sshHost: 'ana@build\u202e' }), [hubkey, zsh], terminal),
    'A program from ana@build\\u202e over ssh',
    'a program from ana@build\u202e over ssh',
  ],
  [
    callerOf(programOf('/usr/bin/ssh'), [zsh], terminal),
    'A program from a host over ssh',
    'a program from a host over ssh',
  ],
  [{ known: 'nothing', why: 'hidden' }, 'An unknown program', 'an unknown program'],
])('says who asks', (caller, words, recorded) => {
  expect(callerWords(caller)).toBe(words);
  expect(programWords(caller)).toBe(recorded);
});

it('says what remembering means', () => {
  expect(rememberedWords('until-quit', callerOf(curl, [deploy]))).toContain('/home/ana/deploy.sh');
  expect(rememberedWords('minutes', callerOf(curl, [zsh]))).toContain('zsh (pid 7)');
  expect(rememberedWords('terminal', callerOf(curl, [zsh], terminal))).toContain('this terminal');
});

it.each([
  ['create', 'create the client key “ci”', /saves its secret/],
  ['rotate', 'rotate the client key “ci”', /revokes the old one/],
  ['revoke', 'revoke the client key “ci”', /stops working/],
] as const)('says what becomes of a client key: %s', (key, does, meaning) => {
  expect(keyWantWords({ do: key, name: 'ci' })).toBe(does);
  expect(wantWords({ kind: 'key', do: key, name: 'ci' })).toMatch(meaning);
  expect(keyWantWords({ do: key, name: 'ci” and go\n' })).toBe(
    `${key} the client key “ci” and go\\u000a”`,
  );
});
