import { describe, expect, it } from 'vitest';
import { Secret } from '../domain/secret.ts';
import type { SecretStore } from '../ports/secret-store.ts';

/** What every keychain must do; runs on the fake and on the real one. */
export function secretStoreContract(name: string, make: () => SecretStore): void {
  describe(`SecretStore: ${name}`, () => {
    const text = (result: Awaited<ReturnType<SecretStore['read']>>) =>
      result.ok ? (result.value?.reveal() ?? null) : result.problem;

    it('gives back what was written, character for character', async () => {
      const store = make();
      for (const written of ['plain', 'ünïcödé 🔑 "quotes" \\ \n', 'x'.repeat(1200)]) {
        expect(await store.write('one', Secret.of(written))).toEqual({
          ok: true,
          value: undefined,
        });
        expect(text(await store.read('one'))).toBe(written);
      }
      await store.remove('one');
    });

    it('keeps accounts apart', async () => {
      const store = make();
      await store.write('one', Secret.of('1'));
      await store.write('one/two', Secret.of('2'));
      expect(text(await store.read('one'))).toBe('1');
      await store.remove('one');
      expect(text(await store.read('one'))).toBeNull();
      expect(text(await store.read('one/two'))).toBe('2');
      await store.remove('one/two');
    });

    it('lists accounts and nothing else', async () => {
      const store = make();
      await store.write('two', Secret.of('2'));
      await store.write('one', Secret.of('1'));
      expect(await store.accounts()).toEqual({ ok: true, value: ['one', 'two'] });
      await store.remove('one');
      await store.remove('two');
      expect(await store.accounts()).toEqual({ ok: true, value: [] });
    });

    it('carries calls out in their order, whoever waits for them', async () => {
      const store = make();
      const calls = [
        store.write('one', Secret.of('1')),
        store.remove('one'),
        store.write('one', Secret.of('2')),
      ];
      expect(text(await store.read('one'))).toBe('2');
      expect((await Promise.all(calls)).every(({ ok }) => ok)).toBe(true);
      await store.remove('one');
    });

    it('has nothing where nothing was written, and removes nothing without complaint', async () => {
      const store = make();
      expect(text(await store.read('none'))).toBeNull();
      expect((await store.remove('none')).ok).toBe(true);
    });
  });
}
