import type { NetworkFacts, ProfileState } from '../../../../src-main/contract/index.ts';
import { call } from '../../../bridge.ts';

/** How connections to a profile's Hub are made now; asked again whenever its rules have changed. */
export class ShownNetwork {
  facts = $state.raw<NetworkFacts | null>(null);
  #asked = 0;

  /** Each snapshot of the state has new rules, so equal ones are told by their text. */
  constructor(profile: () => ProfileState) {
    const asked = $derived(JSON.stringify([profile().id, profile().network]));
    $effect(() => {
      if (asked) void this.load(profile().id);
    });
  }

  /** Only the latest answer counts. */
  async load(id: ProfileState['id']): Promise<void> {
    this.#asked += 1;
    const number = this.#asked;
    const facts = await call('networkFacts', id);
    if (number === this.#asked) this.facts = facts;
  }
}
