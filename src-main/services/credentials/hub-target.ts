import type { HubTarget } from '../../ports/hub-client.ts';

/** The address and pin of a profile's Hub. */
export function targetOf({ hub, pin }: { hub: string; pin: string | null }): HubTarget {
  return { hub, pin };
}
