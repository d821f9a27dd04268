import type { ProfileId } from '../domain/ids.ts';
import type { NetworkFacts } from '../domain/network-facts.ts';
import type { HubTarget } from './hub-client.ts';

/** How connections to Hubs are made. */
export interface HubNetwork {
  /** Reads the chosen files, and asks the system for its proxy where that decides. Sends nothing to the Hub. Never rejects. */
  facts(target: HubTarget): Promise<NetworkFacts>;
  /** Lets go of a profile's opened key, which is read again when it is needed. */
  forget(profile: ProfileId): void;
}
