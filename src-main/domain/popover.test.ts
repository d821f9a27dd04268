import { expect, it } from 'vitest';
import { profileOf } from '../testing/profile-of.ts';
import type { ProfileState } from './app-state.ts';
import { clientKeyId } from './ids.ts';
import { popoverCopies } from './popover.ts';
import { newClientKey } from './profile.ts';
import type { Session } from './session.ts';

const key = newClientKey({
  id: clientKeyId('k'),
  name: 'nightly',
  hubId: null,
  addedAt: 0,
  provedAt: null,
});
const active: Session = {
  state: 'active',
  accessFrom: 0,
  accessUntil: 3_600_000,
  refreshFrom: 0,
  refreshUntil: 86_400_000,
};
const signedOut: Session = { state: 'signed-out' };
const profile = (change: Partial<ProfileState> = {}): ProfileState =>
  profileOf({ user: 'pixit', session: active, ...change });
const copiesOf = (shown: ProfileState, helper = true) => {
  const { texts, commands } = popoverCopies(shown, 'fish', helper);
  return [...texts, ...commands];
};
const labels = (shown: ProfileState, helper = true) =>
  copiesOf(shown, helper).map(({ label }) => label);

it('copies with the default credential', () => {
  expect(labels(profile())).toEqual([
    'Copy header',
    'Copy value',
    'Copy helper command: Health',
    'Copy curl: Health',
  ]);
  expect(popoverCopies(profile(), 'fish', true).whose).toBeNull();
  expect(copiesOf(profile())[3]?.request).toEqual({
    what: 'curl',
    profile: profile().id,
    credential: { kind: 'session' },
    endpoint: 'health',
    shell: 'fish',
    jq: false,
    variable: false,
  });
});

it('has no helper command without the helper', () => {
  expect(labels(profile(), false)).toEqual(['Copy header', 'Copy value', 'Copy curl: Health']);
});

it('says that a copy opens sign-in first; a helper command holds no credential and never does', () => {
  expect(labels(profile({ session: signedOut }))).toEqual([
    'Copy header…',
    'Copy value…',
    'Copy helper command: Health',
    'Copy curl: Health…',
  ]);
});

it('copies the client key of a profile that lives on keys, and names it', () => {
  const shown = profile({ user: null, session: signedOut, keys: [key] });
  expect(popoverCopies(shown, 'posix', true).whose).toBe('key “nightly”');
  expect(copiesOf(shown).map(({ request }) => request.credential)).toEqual(
    Array.from({ length: 4 }, () => ({ kind: 'client-key', name: 'nightly' })),
  );
  expect(labels(shown)[0]).toBe('Copy header');
});

it('copies nothing without a user and a key', () => {
  expect(labels(profile({ user: null, session: signedOut }))).toEqual([]);
});

it('writes its commands for the request that was used last', () => {
  const recentRequests = [
    { method: 'GET', path: '/api/jobs/' },
    { method: 'GET', path: '/api/alerts/' },
  ];
  expect(popoverCopies(profile({ recentRequests }), 'posix', true).commands).toMatchObject([
    {
      label: 'Copy helper command: Jobs',
      request: { what: 'helper command', endpoint: 'jobs' },
    },
    { label: 'Copy curl: Jobs', request: { what: 'curl', endpoint: 'jobs' } },
  ]);
  const own = { method: 'POST', path: `/api/own/${'x'.repeat(500)}/` };
  const [curl] = popoverCopies(profile({ recentRequests: [own] }), 'posix', false).commands;
  expect(curl?.request).toMatchObject({ what: 'curl', endpoint: { ...own, exact: true } });
  expect(curl?.label).toMatch(/^Copy curl: POST \/api\/own\/x+…x+/);
  expect(curl?.label.length).toBeLessThan(80);
});

it('signs in at the Hub by no key', () => {
  const recentRequests = [{ method: 'POST', path: '/api/auth/token/' }];
  const shown = profile({ user: null, session: signedOut, keys: [key], recentRequests });
  expect(popoverCopies(shown, 'posix', false).commands[0]?.request.credential).toEqual({
    kind: 'session',
  });
});
