import { expect, it } from 'vitest';
import { unmanaged } from '../../domain/managed.ts';
import { readManaged } from './read-managed.ts';

const studio = {
  version: 1,
  hubs: [
    { address: 'hub.studio.example/api/docs/', name: ' Studio ', colour: 'red', production: true },
    { address: 'http://127.0.0.1:8000' },
  ],
  authorities: '/etc/pki/studio.pem',
  settings: { rawHeaders: 'never', lockWhenIdle: 15 },
  changes: 'read-only',
  updateKey: `${'A'.repeat(42)}A=`,
};
const read = (file: unknown) => readManaged(JSON.stringify(file));

it('reads Hubs, authorities, settings and the rule about changes', () => {
  expect(read(studio)).toEqual({
    managed: {
      hubs: [
        { hub: 'https://hub.studio.example', name: 'Studio', colour: 'red', production: true },
        { hub: 'http://127.0.0.1:8000', name: null, colour: null, production: null },
      ],
      settings: { rawHeaders: 'never', lockWhenIdle: 15 },
      changes: 'read-only',
      authorities: '/etc/pki/studio.pem',
      updateKey: `${'A'.repeat(42)}A=`,
    },
    problem: null,
  });
  expect(read({ version: 1 })).toEqual({ managed: unmanaged, problem: null });
});

it.each([
  [{ rawHeader: 'never' }, 'rawHeader'],
  [{ toString: 1 }, 'toString'],
  [{ version: '1' }, 'version'],
  [{ settings: { rawHeader: 'never' } }, 'settings.rawHeader'],
  [{ settings: { theme: 'pink' } }, 'settings.theme'],
  [{ settings: { __proto__x: 1 } }, 'settings.__proto__x'],
  [{ settings: 7 }, 'settings'],
  [{ changes: 'all' }, 'changes'],
  [{ authorities: 'studio.pem' }, 'authorities'],
  [{ updateKey: 'short' }, 'updateKey'],
  [{ settings: { updateFeed: 'http://updates.example/' } }, 'settings.updateFeed'],
  [{ hubs: {} }, 'hubs'],
  [{ hubs: ['hub.example'] }, 'hubs[0]'],
  [{ hubs: [{ address: 'ftp://hub' }] }, 'hubs[0].address'],
  [{ hubs: [{ address: 'hub', name: 'Stu\u202edio' }] }, 'hubs[0].name'],
  [{ hubs: [{ address: 'hub', colour: 'pink' }] }, 'hubs[0].colour'],
  [{ hubs: [{ address: 'hub', password: 'x' }] }, 'hubs[0].password'],
])('names the field that it can’t use: %j', (change, field) => {
  expect(read({ ...studio, ...change }).problem).toEqual({ kind: 'field', field });
});

it('uses everything else of such a file, so that a policy still holds', () => {
  const { managed } = read({
    ...studio,
    hubs: 7,
    settings: { theme: 'pink', rawHeaders: 'never' },
  });
  expect(managed).toMatchObject({ hubs: [], settings: { rawHeaders: 'never' } });
  expect(managed.settings).not.toHaveProperty('theme');
  expect(managed.changes).toBe('read-only');
});

it.each(['', '{', '[]', 'null', '"x"'])('says that it is no settings file: %j', (text) => {
  expect(readManaged(text)).toEqual({ managed: unmanaged, problem: { kind: 'not-json' } });
});

it('leaves a newer version alone', () => {
  expect(read({ ...studio, version: 2 })).toEqual({
    managed: unmanaged,
    problem: { kind: 'newer' },
  });
});
