import { afterEach, describe, expect, it } from 'vitest';
import type { HelperAddress } from '../domain/app-state.ts';
import type { HelperProbe } from '../ports/helper-probe.ts';

/** A listening helper, and the probe that checks it. */
export interface HelperProbeRig {
  probe: HelperProbe;
  address: HelperAddress & { socket: string };
  /** Lets all users read `helper.json`. */
  openFile(): void;
  /** Removes the socket, and ends the helper. */
  stop(): Promise<void>;
}

/** What every probe of the helper must find; runs on the fake and on the real one. */
export function helperProbeContract(name: string, make: () => Promise<HelperProbeRig>): void {
  describe(`HelperProbe: ${name}`, () => {
    let rig: HelperProbeRig | null = null;
    afterEach(() => rig?.stop());

    it('finds a helper that listens well at both doors', async () => {
      rig = await make();
      expect(await rig.probe.fileFaults(rig.address)).toEqual([]);
      expect(await rig.probe.requestOverTcp(rig.address)).toEqual({ kind: 'answered' });
      expect(await rig.probe.requestOverSocket(rig.address.socket)).toEqual({ kind: 'answered' });
    });

    it('names a file that others may read', async () => {
      rig = await make();
      rig.openFile();
      expect(await rig.probe.fileFaults(rig.address)).toEqual([
        { file: 'helper.json', fault: 'open' },
      ]);
    });

    it('says that nothing is there any more', async () => {
      rig = await make();
      await rig.stop();
      expect(await rig.probe.fileFaults(rig.address)).toContainEqual({
        file: 'helper.json',
        fault: 'missing',
      });
      expect(await rig.probe.requestOverTcp(rig.address)).toEqual({ kind: 'no-token' });
      expect(await rig.probe.requestOverSocket(rig.address.socket)).toEqual({ kind: 'no-answer' });
    });
  });
}
