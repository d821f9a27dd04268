import { describe, expect, it } from 'vitest';
import { Secret } from '../domain/secret.ts';
import { secretStoreContract } from '../testing/contracts.ts';
import { MemorySecretStore } from '../testing/memory-secret-store.ts';
import { KeytarSecretStore } from './keytar-secret-store.ts';

secretStoreContract('in memory', () => new MemorySecretStore());

// `npm test` and `npm run unit` bring a session bus and a keyring of their own.
describe.runIf(process.env['HUBKEY_DESKTOP_SESSION'])('the real keychain', () => {
  secretStoreContract(
    'keytar',
    () => new KeytarSecretStore({ service: `Hubkey test ${process.pid}`, patienceMs: 10_000 }),
  );
});

it('calls a keychain slow that does not answer in its time', async () => {
  const hanging = () => new Promise<never>(() => undefined);
  const keytar = { getPassword: hanging, setPassword: hanging, deletePassword: hanging };
  const store = new KeytarSecretStore({ patienceMs: 20, load: () => Promise.resolve(keytar) });
  expect(await store.read('one')).toEqual({ ok: false, problem: 'slow' });
  expect(await store.write('one', Secret.of('x'))).toEqual({ ok: false, problem: 'slow' });
});

it('calls it absent where keytar can’t be loaded', async () => {
  const store = new KeytarSecretStore({
    load: () => Promise.reject(new Error('Failed to load keytar native addon')),
  });
  expect(await store.remove('one')).toEqual({ ok: false, problem: 'absent' });
});
