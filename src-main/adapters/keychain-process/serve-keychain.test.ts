import { describe, expect, it } from 'vitest';
import { Secret } from '../../domain/secret.ts';
import { readReply } from './read-reply.ts';
import { serveKeychain, type Keytar } from './serve-keychain.ts';

function memoryKeytar(items = new Map<string, string>()): () => Promise<Keytar> {
  return () =>
    Promise.resolve({
      getPassword: (_service, account) => Promise.resolve(items.get(account) ?? null),
      setPassword: (_service, account, text) => Promise.resolve(void items.set(account, text)),
      deletePassword: (_service, account) => Promise.resolve(items.delete(account)),
      findCredentials: () =>
        Promise.resolve([...items].map(([account, password]) => ({ account, password }))),
    });
}

describe('the process of the keychain', () => {
  const service = 'Hubkey';
  const secret = Secret.of('żółć 🔑').revealUnits();

  it('carries out what it is asked and repeats the number', async () => {
    const load = memoryKeytar();
    const write = { id: 1, call: 'write', service, account: 'one', secret };
    expect(await serveKeychain(write, load)).toEqual({ id: 1, ok: true, value: null });
    const read = { id: 2, call: 'read', service, account: 'one' };
    expect(await serveKeychain(read, load)).toEqual({ id: 2, ok: true, value: secret });
  });

  it('gives names alone where it lists', async () => {
    const load = memoryKeytar(new Map([['one', 'secret']]));
    const listed = await serveKeychain({ id: 1, call: 'list', service }, load);
    expect(listed).toEqual({ id: 1, ok: true, value: ['one'] });
  });

  it.each([
    null,
    'read',
    { call: 'read', service, account: 'one' },
    { id: 1, call: 'read', service },
    { id: 1, call: 'read', service, account: 'o\nne' },
    { id: 1, call: 'write', service, account: 'one' },
    { id: 1, call: 'write', service, account: 'one', secret: new Uint16Array() },
    { id: 1, call: 'write', service, account: 'one', secret: 'text' },
    { id: 1, call: 'findPassword', service, account: 'one' },
    { id: 1, call: 'read', service, account: 'x'.repeat(201) },
  ])('refuses %j', async (message) => {
    const reply = await serveKeychain(message, () =>
      Promise.reject(new Error('Not to be loaded.')),
    );
    expect(reply).toEqual({ id: 0, ok: false, message: 'Not a request.' });
  });

  it('says that keytar could not be loaded', async () => {
    const load = () => Promise.reject(new Error('Failed to load keytar native addon'));
    const reply = await serveKeychain({ id: 3, call: 'list', service }, load);
    expect(reply).toEqual({ id: 3, ok: false, message: 'Failed to load keytar native addon' });
  });

  it('has its messages explained', async () => {
    const load = () => Promise.reject(new Error('Zugriff verweigert'));
    const explain = (text: string) => Promise.resolve(`${text} (error code 5)`);
    const reply = await serveKeychain({ id: 4, call: 'list', service }, load, explain);
    expect(reply).toMatchObject({ message: 'Zugriff verweigert (error code 5)' });
  });
});

describe('what comes back', () => {
  it.each([
    null,
    'ok',
    { id: '1', ok: true, value: null },
    { id: 1, ok: true, value: 7 },
    { id: 1, ok: true, value: 'text' },
    { id: 1, ok: true, value: ['one', 2] },
    { id: 1, ok: false },
    { id: 1, value: null },
  ])('is refused where it is %j', (message) => {
    expect(readReply(message)).toBeNull();
  });
});
