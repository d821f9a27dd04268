import { expect, it } from 'vitest';
import { dropVariables } from './drop-variables.ts';
import { droppedVariables, refusedVariables } from './dropped-variables.ts';

const full = (): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(droppedVariables.map(({ name }) => [name, '1'])),
  NODE_EXTRA_CA_CERTS: '/tmp/ca.pem',
  PATH: '/bin',
});

it('leaves none of them in a package, and nothing else out', () => {
  const env = full();
  const notes = dropVariables(env, true);
  expect(notes.map(({ name }) => name)).toEqual([
    ...droppedVariables.map(({ name }) => name),
    'NODE_EXTRA_CA_CERTS',
  ]);
  expect(notes.filter(({ kind }) => kind !== 'ignored')).toEqual([
    { name: 'NODE_TLS_REJECT_UNAUTHORIZED', kind: 'certificate-checks' },
    { name: 'SSLKEYLOGFILE', kind: 'tls-keys' },
    { name: 'NODE_EXTRA_CA_CERTS', kind: 'authorities' },
  ]);
  expect(env).toEqual({ NODE_EXTRA_CA_CERTS: '/tmp/ca.pem', PATH: '/bin' });
});

it('leaves a developer what a developer needs', () => {
  const env = full();
  dropVariables(env, false);
  expect(env).not.toHaveProperty('NODE_TLS_REJECT_UNAUTHORIZED');
  expect(env).not.toHaveProperty('SSLKEYLOGFILE');
  expect(env).toHaveProperty('ELECTRON_RENDERER_URL', '1');
});

it('says nothing where nothing is set', () => {
  expect(dropVariables({ PATH: '/bin' }, true)).toEqual([]);
});

it('refuses in a package what is read before it can be dropped', () => {
  const env = { NODE_DEBUG: 'http', NODE_DEBUG_NATIVE: '', PATH: '/bin' };
  expect(refusedVariables(env, true)).toEqual(['NODE_DEBUG']);
  expect(refusedVariables(env, false)).toEqual([]);
  expect(refusedVariables({ PATH: '/bin' }, true)).toEqual([]);
});
