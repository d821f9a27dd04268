import { describe, expect, it } from 'vitest';
import { callerOf, fileOf, programOf } from '../testing/fakes.ts';
import type { CallerFacts } from './caller-facts.ts';
import {
  allowingChoices,
  consentFor,
  holderFor,
  type ConsentGrant,
  type ConsentSubject,
  type HashOf,
} from './consent.ts';
import { profileId } from './ids.ts';

const hashOf: HashOf = ({ path, changed }) => `${path} ${changed}`;
const program = callerOf(programOf('/opt/sync'));
const dash = '/usr/bin/dash';
const scriptOf = (path: string, changed = '1', interpreter = fileOf(dash)): CallerFacts =>
  callerOf(
    programOf(dash, { script: fileOf(path, changed), executable: interpreter, tool: 'dash' }),
  );
const script = scriptOf('/home/ana/deploy.sh');
const subject: ConsentSubject = {
  profile: profileId('p'),
  credential: 'session',
  changes: 'DELETE /api/jobs/{id}/',
};

function grantTo(caller: CallerFacts, about: ConsentSubject = subject): ConsentGrant {
  const holder = holderFor('always', caller, hashOf);
  if (!holder) throw new Error('There is no such holder.');
  return { id: 'g', ...about, holder, until: null };
}

const answer = (caller: CallerFacts, grant: ConsentGrant, about = subject, hash = hashOf) =>
  consentFor('ask', caller, about, [grant], 0, hash);

describe('what is allowed for good', () => {
  it.each([
    ['a program', program],
    ['a script', script],
  ])('is for %s', (_what, caller) => {
    expect(answer(caller, grantTo(caller))).toBe('allow');
  });

  it.each<[string, CallerFacts]>([
    ['another script of the interpreter', scriptOf('/home/ana/other.sh')],
    ['the script once it has changed', scriptOf('/home/ana/deploy.sh', '2')],
    [
      'the script in another interpreter',
      scriptOf('/home/ana/deploy.sh', '1', fileOf('/tmp/dash')),
    ],
    [
      'the script in a changed interpreter',
      scriptOf('/home/ana/deploy.sh', '1', fileOf(dash, '2')),
    ],
    ['the interpreter alone', callerOf(programOf(dash))],
    ['a caller of whom nothing is known', { known: 'nothing', why: 'socket' }],
  ])('to a script is not for %s', (_what, caller) => {
    expect(answer(caller, grantTo(script))).toBe('ask');
  });

  it('holds for a file that was written anew with the same content', () => {
    const sameContent: HashOf = ({ path }) => path;
    const holder = holderFor('always', script, sameContent);
    if (!holder) throw new Error('There is no such holder.');
    const grant: ConsentGrant = { id: 'g', ...subject, holder, until: null };
    expect(answer(scriptOf('/home/ana/deploy.sh', '2'), grant, subject, sameContent)).toBe('allow');
  });

  it('is not for a script that was changed after its start: another one may be what runs', () => {
    const program = programOf(dash, { script: fileOf('/home/ana/deploy.sh'), tool: 'dash' });
    const restored = callerOf({ ...program, scriptUnchanged: false });
    expect(answer(restored, grantTo(script))).toBe('ask');
    expect(allowingChoices('ask', restored)).toEqual(['once', 'minutes', 'until-quit']);
    expect(allowingChoices('ask', script)).toContain('always');
  });

  it('is not for a file whose content is not known', () => {
    expect(answer(script, grantTo(script), subject, () => null)).toBe('ask');
    expect(holderFor('always', script, () => null)).toMatchObject({ kind: 'script' });
  });
});

it.each<[string, ConsentSubject]>([
  ['another method or path', { ...subject, changes: 'POST /api/jobs/' }],
  ['the raw credential', { ...subject, changes: null }],
  ['another credential', { ...subject, credential: 'ci' }],
  ['another profile', { ...subject, profile: profileId('q') }],
])('leave for one family of changes is none for %s', (_what, other) => {
  expect(answer(script, grantTo(script), other)).toBe('ask');
  expect(answer(script, grantTo(script, other))).toBe('ask');
});

it.each([
  ['allow', 'allow'],
  ['read-only', 'read-only'],
  ['never', 'never'],
  ['always-ask', 'ask'],
  ['ask-first-time', 'allow'],
  ['ask', 'allow'],
] as const)('the rule %s with a grant says %s', (rule, expected) => {
  expect(consentFor(rule, script, subject, [grantTo(script)], 0, hashOf)).toBe(expected);
});

it('a script that was changed after it started is not known by what its file holds', () => {
  const file = fileOf('/home/ana/deploy.sh');
  const running = programOf(dash, { script: file, scriptUnchanged: false });
  expect(answer(callerOf(running), grantTo(script))).toBe('ask');
  expect(allowingChoices('ask', callerOf(running))).not.toContain('always');
  expect(holderFor('always', callerOf(running), hashOf)).toMatchObject({ kind: 'script' });
});

describe('what comes through ssh', () => {
  const terminal = { pid: 7, startTime: '70', name: 'zsh' };
  const zsh = programOf('/usr/bin/zsh', { pid: 7, startTime: '70' });
  const ssh = programOf('/usr/bin/ssh', { pid: 50, sshHost: 'build' });
  const remote = callerOf(ssh, [zsh], terminal);
  const grantFor = (caller: CallerFacts, choice: 'connection' | 'terminal'): ConsentGrant => {
    const holder = holderFor(choice, caller, hashOf);
    if (!holder) throw new Error('There is no such holder.');
    return { id: 'g', ...subject, holder, until: null };
  };

  it('can be allowed once, or as long as that connection lives', () => {
    expect(allowingChoices('ask', remote)).toEqual(['once', 'connection']);
    expect(allowingChoices('always-ask', remote)).toEqual(['once']);
    const grant = grantFor(remote, 'connection');
    expect(answer(remote, grant)).toBe('allow');
    const another = callerOf({ ...ssh, pid: 51 }, [zsh], terminal);
    expect(answer(another, grant)).toBe('ask');
    expect(answer(callerOf(programOf('/usr/bin/curl'), [zsh], terminal), grant)).toBe('ask');
  });

  it('has nothing of what the terminal may that ssh was started in', () => {
    const local = callerOf(programOf('/usr/bin/curl'), [zsh], terminal);
    const grant = grantFor(local, 'terminal');
    expect(answer(local, grant)).toBe('allow');
    expect(answer(remote, grant)).toBe('ask');
  });

  it('is no choice for what runs on this computer', () => {
    expect(allowingChoices('ask', callerOf(zsh, [], terminal))).not.toContain('connection');
    expect(allowingChoices('ask', script)).not.toContain('connection');
  });
});

it('offers “always” where a program or a script can be told from others', () => {
  const terminal = { pid: 7, startTime: '70', name: 'zsh' };
  const zsh = programOf('/usr/bin/zsh', { pid: 7 });
  const curl = programOf('/usr/bin/curl');
  expect(allowingChoices('ask', script)).toEqual(['once', 'minutes', 'until-quit', 'always']);
  expect(allowingChoices('ask', callerOf(curl, [zsh], terminal))).not.toContain('always');
  expect(allowingChoices('always-ask', script)).toEqual(['once']);
  expect(allowingChoices('ask', { known: 'nothing', why: 'socket' })).toEqual(['once']);
});
