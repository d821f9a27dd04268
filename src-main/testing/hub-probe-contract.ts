import { afterEach, describe, expect, it } from 'vitest';
import type { HubTarget } from '../ports/hub-client.ts';
import type { HubProbe } from '../ports/hub-probe.ts';

/** A Hub on loopback with https, and the probe of the connection to it. */
export interface HubProbeRig {
  probe: HubProbe;
  /** With the pin of the certificate that the Hub shows. */
  target: HubTarget;
  /** How far the Hub's clock is ahead, in ms. */
  aheadMs: number;
  now(): number;
  /** Nothing answers there from now on. */
  stop(): Promise<void>;
}

/** What every probe of the connection to a Hub must find; runs on the fake and on the real one. */
export function hubProbeContract(name: string, make: () => Promise<HubProbeRig>): void {
  describe(`HubProbe: ${name}`, () => {
    let rig: HubProbeRig | null = null;
    afterEach(() => rig?.stop());

    it('shows the address family, the certificate and the Hub’s clock', async () => {
      rig = await make();
      const contact = await rig.probe.contact(rig.target);
      if (!contact.ok) throw new Error(contact.problem.kind);
      const { family, certificate, serverNow } = contact.value;
      expect(family).toBe('IPv4');
      expect(certificate?.sha256).toBe(rig.target.pin);
      expect(certificate?.validTo).toBeGreaterThan(rig.now());
      const away = (serverNow ?? 0) - rig.now() - rig.aheadMs;
      expect(Math.abs(away)).toBeLessThan(2_500);
    });

    it('says that nothing answers', async () => {
      rig = await make();
      await rig.stop();
      expect(await rig.probe.contact(rig.target)).toEqual({
        ok: false,
        problem: { kind: 'unreachable', reason: 'refused' },
      });
    });

    it('looks no address up, and goes through no proxy, on this computer', async () => {
      rig = await make();
      expect(await rig.probe.findName(rig.target)).toEqual({ kind: 'address' });
      expect(await rig.probe.proxyOf(rig.target)).toEqual({ kind: 'direct', from: 'loopback' });
    });
  });
}
