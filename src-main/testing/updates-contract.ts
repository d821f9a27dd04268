import { describe, expect, it } from 'vitest';
import type { Updates, UpdateSource } from '../ports/updates.ts';

/** A feed for a running 0.1.0. */
export interface UpdatesRig {
  updates: Updates;
  source: UpdateSource;
  offer: (version: string) => void;
  /** Exchanges the file of 0.2.0 behind its manifest. */
  tamper: () => void;
  stop: () => Promise<void>;
}

/** What every feed must do; runs on the fake and on the real one. */
export function updatesContract(name: string, make: () => Promise<UpdatesRig>): void {
  describe(`Updates: ${name}`, () => {
    const { signal } = new AbortController();

    async function found(rig: UpdatesRig) {
      rig.offer('0.2.0');
      const answer = await rig.updates.check(rig.source, signal);
      if (!answer.ok || !answer.value) throw new Error('Nothing is offered.');
      return answer.value;
    }

    it('offers a newer version only', async () => {
      const rig = await make();
      expect((await found(rig)).version).toBe('0.2.0');
      rig.offer('0.1.0');
      expect(await rig.updates.check(rig.source, signal)).toEqual({ ok: true, value: null });
      rig.offer('0.0.9');
      expect(await rig.updates.check(rig.source, signal)).toEqual({
        ok: false,
        problem: { kind: 'older', version: '0.0.9' },
      });
      await rig.stop();
    });

    it('downloads what it offered, and says how far it is', async () => {
      const rig = await make();
      const percents: number[] = [];
      const offer = await found(rig);
      const report = (percent: number) => void percents.push(percent);
      const outcome = await rig.updates.download(rig.source, offer, { report, signal });
      expect(outcome).toEqual({ ok: true });
      expect(percents.at(-1)).toBe(100);
      await rig.stop();
    });

    it('refuses a file that isn’t the one it offered', async () => {
      const rig = await make();
      const offer = await found(rig);
      rig.tamper();
      const options = { report: () => undefined, signal };
      expect(await rig.updates.download(rig.source, offer, options)).toEqual({
        ok: false,
        problem: { kind: 'wrong-file' },
      });
      expect(rig.updates.install(false)).toEqual({ kind: 'failed', problem: 'changed' });
      await rig.stop();
    });

    it('resumes what it downloaded, and only that', async () => {
      const rig = await make();
      const offer = await found(rig);
      expect(await rig.updates.resume(rig.source, offer, signal)).toBe(false);
      await rig.updates.download(rig.source, offer, { report: () => undefined, signal });
      const other = { ...offer, version: '0.3.0', file: { ...offer.file, name: 'x.AppImage' } };
      expect(await rig.updates.resume(rig.source, other, signal)).toBe(false);
      expect(await rig.updates.resume(rig.source, offer, signal)).toBe(true);
      expect(rig.updates.install(false)).toEqual({ kind: 'in-place' });
      await rig.stop();
    });

    it('installs nothing where nothing was downloaded', async () => {
      const rig = await make();
      expect(rig.updates.install(false)).toEqual({ kind: 'failed', problem: 'changed' });
      await rig.stop();
    });
  });
}
