import { plainNetwork, type NetworkRules } from '../domain/network-rules.ts';
import type { HubTarget } from '../ports/hub-client.ts';

/** A Hub at an address that no profile is of. */
export const targetAt = (
  hub: string,
  pin: string | null = null,
  network: Partial<NetworkRules> = {},
): HubTarget => ({ hub, pin, network: { ...plainNetwork, ...network }, profile: null });
