import { expect, it } from 'vitest';
import { noLoss } from '../../domain/saved.ts';
import { readSaved } from './read-saved.ts';

const profile = { id: '00000000000000a1', name: 'hub', hub: 'https://hub.example' };
const grant = {
  id: '00000000000000e1',
  profile: profile.id,
  credential: 'session',
  changes: 'DELETE /api/jobs/{id}/',
  holder: {
    kind: 'always',
    file: { path: '/home/ana/deploy.sh', hash: 'a'.repeat(64) },
    interpreter: { path: '/usr/bin/dash', hash: 'b'.repeat(64) },
  },
  until: null,
};

function read(...grants: unknown[]) {
  const found = readSaved(JSON.stringify({ version: 2, profiles: [profile], grants }), 5);
  if (!('saved' in found)) throw new Error(found.kind);
  const lost = found.kind === 'partly-damaged' ? found.loss.grants : noLoss.grants;
  return { grants: found.saved.grants, lost };
}

it('reads what was allowed for good', () => {
  const program = { ...grant.holder, interpreter: null };
  const raw = { ...grant, id: '00000000000000e2', changes: null, holder: program };
  expect(read(grant, raw)).toEqual({ grants: [grant, raw], lost: 0 });
});

const { changes: _changes, ...withoutChanges } = grant;
const { interpreter: _interpreter, ...withoutInterpreter } = grant.holder;

it.each<[string, unknown]>([
  ['an id that Hubkey did not make', { ...grant, id: 'mine' }],
  ['no profile of the file', { ...grant, profile: '00000000000000a2' }],
  ['no credential', { ...grant, credential: null }],
  ['nothing that it is for', withoutChanges],
  ['something else that it is for', { ...grant, changes: 7 }],
  ['an end', { ...grant, until: 9 }],
  ['another holder', { ...grant, holder: { ...grant.holder, kind: 'terminal' } }],
  ['no word of an interpreter', { ...grant, holder: withoutInterpreter }],
  [
    'no hash',
    { ...grant, holder: { ...grant.holder, file: { path: '/home/ana/deploy.sh', hash: '' } } },
  ],
  ['no object', 'always'],
])('takes none with %s for one', (_what, damaged) => {
  expect(read(damaged)).toEqual({ grants: [], lost: 1 });
});
