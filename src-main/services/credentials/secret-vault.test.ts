import { beforeEach, describe, expect, it } from 'vitest';
import { initialState } from '../../domain/app-state.ts';
import { profileId } from '../../domain/ids.ts';
import { Secret } from '../../domain/secret.ts';
import { defaultSettings } from '../../domain/settings.ts';
import { settled } from '../../testing/manual-clock.ts';
import { MemoryOwedItems } from '../../testing/memory-owed-items.ts';
import { MemorySecretStore } from '../../testing/memory-secret-store.ts';
import { SecretVault } from './secret-vault.ts';
import { Store } from '../store.ts';

const id = profileId('id1');
let keychain: MemorySecretStore;
let owedItems: MemoryOwedItems;
let vault: SecretVault;
beforeEach(() => {
  keychain = new MemorySecretStore();
  owedItems = new MemoryOwedItems();
  const runtime = {
    electron: '45',
    supported: true,
    shell: 'posix',
    languages: [],
    environment: [],
  } as const;
  vault = new SecretVault(new Store(initialState(defaultSettings, runtime)), keychain, owedItems);
});

const stored = () => keychain.items.get('id1/refresh')?.reveal();

describe('a secret that is replaced or removed while the keychain is behind', () => {
  it('leaves the last one that was written, however they come together', async () => {
    const writes = ['one', 'two', 'three'].map((text) =>
      vault.write(id, 'refresh', Secret.of(text)),
    );
    await Promise.resolve();
    writes.push(vault.write(id, 'refresh', Secret.of('four')));
    await Promise.all(writes);
    expect(stored()).toBe('four');
  });

  it('is gone where the removal came last', async () => {
    const writing = vault.write(id, 'refresh', Secret.of('one'));
    await Promise.resolve();
    await Promise.all([writing, vault.remove(id, 'refresh')]);
    expect(stored()).toBeUndefined();
  });

  it('is not written again by what was owed before', async () => {
    keychain.problem = 'locked';
    await vault.write(id, 'access', Secret.of('a'));
    await vault.write(id, 'refresh', Secret.of('old'));
    keychain.problem = null;
    const retrying = vault.retry();
    await vault.write(id, 'refresh', Secret.of('new'));
    await retrying;
    expect(stored()).toBe('new');
  });

  it('does not take the place of what a run before left to be removed', async () => {
    await owedItems.save([{ account: 'id1/refresh', owed: 'remove' }]);
    keychain.items.set('id1/refresh', Secret.of('of the run before'));
    keychain.problem = 'locked';
    await vault.write(id, 'refresh', Secret.of('new'));
    await vault.settled();
    expect(await owedItems.load()).toEqual([{ account: 'id1/refresh', owed: 'remove' }]);
    keychain.problem = null;
    await vault.retry();
    expect(stored()).toBe('new');
    await vault.settled();
    expect(await owedItems.load()).toEqual([]);
  });
});

describe('a secret that several read at once', () => {
  it('is the same to all of them', async () => {
    keychain.items.set('id1/refresh', Secret.of('one'));
    const found = await Promise.all([vault.read(id, 'refresh'), vault.read(id, 'refresh')]);
    expect(found.map((read) => read.ok && read.value?.reveal())).toEqual(['one', 'one']);
  });

  it('is given to nobody once it was removed meanwhile', async () => {
    keychain.items.set('id1/refresh', Secret.of('one'));
    keychain.waits = true;
    const reading = vault.read(id, 'refresh');
    await settled();
    const removing = vault.remove(id, 'refresh');
    keychain.answerLate();
    expect(await reading).toMatchObject({ ok: false, problem: 'waiting' });
    await removing;
    expect(await vault.read(id, 'refresh')).toEqual({ ok: true, value: null });
  });
});
