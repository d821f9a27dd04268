import { describe, expect, it } from 'vitest';
import { profileId } from '../domain/ids.ts';
import { ForgottenSecret, Secret } from '../domain/secret.ts';
import type { HubForwarder } from '../ports/hub-forwarder.ts';
import { targetAt } from './target-at.ts';

/** What every forwarder must do; runs on the fake and on the real one. Nothing may arrive at `hub`. */
export function hubForwarderContract(
  name: string,
  make: () => { forwarder: HubForwarder; hub: string },
): void {
  describe(`HubForwarder: ${name}`, () => {
    it('rejects where its credential has been forgotten', async () => {
      const { forwarder, hub } = make();
      const secret = Secret.of('a-token');
      secret.forget();
      const { signal } = new AbortController();
      const request = { method: 'GET', path: '/api/x/', headers: [], body: null, signal };
      const target = { ...targetAt(hub), profile: profileId('one') };
      const answer = forwarder.forward(target, { kind: 'session', secret }, request);
      await expect(answer).rejects.toBeInstanceOf(ForgottenSecret);
    });
  });
}
