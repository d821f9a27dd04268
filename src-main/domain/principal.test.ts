import { describe, expect, it } from 'vitest';
import { fileOf, programOf } from '../testing/fakes.ts';
import type { ProgramFacts } from './program-facts.ts';
import { principalOf, samePrincipal, type Principal } from './principal.ts';
import { roleOf } from './program-role.ts';

const script = (path: string, by = '/usr/bin/bash'): ProgramFacts =>
  programOf(by, { script: fileOf(path) });
const curl = programOf('/usr/bin/curl');
const zsh = programOf('/usr/bin/zsh', { pid: 7 });
const hubkey = script('/home/ana/.local/bin/hubkey', '/usr/bin/dash');
const deploy = script('/home/ana/deploy.sh');
const ssh = programOf('/usr/bin/ssh');
const systemd = programOf('/usr/lib/systemd/systemd');
const hidden = programOf('/x', { executable: null });

const named = (principal: Principal): string =>
  principal.kind === 'nobody' ? 'nobody' : `${principal.kind} ${principal.file.path}`;

it.each<[string, readonly ProgramFacts[], string]>([
  ['a program', [programOf('/usr/bin/backup'), zsh], 'program /usr/bin/backup'],
  ['a script', [deploy, zsh], 'script /home/ana/deploy.sh'],
  ['curl of a script', [curl, deploy, zsh], 'script /home/ana/deploy.sh'],
  ['curl of a program', [curl, programOf('/usr/bin/backup')], 'program /usr/bin/backup'],
  ['curl at a prompt', [curl, zsh], 'process /usr/bin/zsh'],
  ['hubkey at a prompt', [curl, hubkey, zsh], 'process /usr/bin/zsh'],
  ['hubkey in a script', [curl, hubkey, deploy, zsh], 'script /home/ana/deploy.sh'],
  [
    'wrappers',
    [curl, programOf('/usr/bin/env'), programOf('/usr/bin/timeout'), deploy],
    'script /home/ana/deploy.sh',
  ],
  ['HTTPie', [script('/usr/bin/http', '/usr/bin/python3.11'), zsh], 'process /usr/bin/zsh'],
  [
    'python with a program text',
    [programOf('/usr/bin/python3.11'), deploy],
    'process /usr/bin/python3.11',
  ],
  [
    'the loader',
    [programOf('/usr/lib/ld-linux-x86-64.so.2')],
    'process /usr/lib/ld-linux-x86-64.so.2',
  ],
  // Whichever program asks on the other computer, and whatever started ssh on this one.
  ['ssh of a script', [ssh, hubkey, deploy, zsh], 'process /usr/bin/ssh'],
  ['an orphan', [curl, systemd], 'nobody'],
  ['an orphan without a known parent', [curl, hubkey], 'nobody'],
  ['curl of what can’t be read', [curl, hidden, zsh], 'nobody'],
])('of %s it is the right one', (_what, chain, who) => {
  expect(named(principalOf(chain))).toBe(who);
});

it('is told from others by file and state, a process by itself', () => {
  const of = (...chain: ProgramFacts[]) => principalOf(chain);
  expect(samePrincipal(of(deploy), of(curl, deploy))).toBe(true);
  const changed = { ...deploy, script: fileOf('/home/ana/deploy.sh', '2') };
  expect(samePrincipal(of(deploy), of(changed))).toBe(false);
  expect(
    samePrincipal(of(deploy), of({ ...deploy, executable: fileOf('/usr/bin/bash', '2') })),
  ).toBe(false);
  expect(samePrincipal(of(zsh), of(curl, zsh))).toBe(true);
  expect(samePrincipal(of(zsh), of({ ...zsh, startTime: '101' }))).toBe(false);
  // The same process, running another file by now.
  expect(samePrincipal(of(zsh), of(programOf('/usr/bin/bash', { pid: 7 })))).toBe(false);
  expect(samePrincipal(of(curl), of(curl))).toBe(false);
});

describe('the part of', () => {
  it.each([
    ['python3.12', 'interpreter'],
    ['python3.13t', 'interpreter'],
    ['busybox', 'program'],
    ['ash', 'interpreter'],
    ['node', 'interpreter'],
    ['perl5.36.0', 'interpreter'],
    ['ld-2.31.so', 'interpreter'],
    ['qemu-x86_64', 'interpreter'],
    ['wget', 'carrier'],
    ['sudo', 'carrier'],
    ['systemd', 'starter'],
    ['cron', 'starter'],
    ['nodemon', 'program'],
    ['bashful', 'program'],
    ['firefox', 'program'],
  ])('%s is %s', (tool, role) => {
    expect(roleOf({ tool, script: null })).toBe(role);
  });
});
