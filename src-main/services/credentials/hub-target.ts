import type { ProfileId } from '../../domain/ids.ts';
import type { Profile } from '../../domain/profile.ts';
import { plainNetwork } from '../../domain/network-rules.ts';
import type { HubTarget } from '../../ports/hub-client.ts';

/** A profile's Hub, and how connections to it are made. */
export const targetOf = ({
  id,
  hub,
  pin,
  network,
}: Pick<Profile, 'id' | 'hub' | 'pin' | 'network'>): HubTarget & { profile: ProfileId } => ({
  hub,
  pin,
  network,
  profile: id,
});

/** A Hub at an address, by the rules of a profile that is known there already. */
export const targetAt = (hub: string, pin: string | null, known: Profile | null): HubTarget => ({
  hub,
  pin,
  network: known?.network ?? plainNetwork,
  profile: known?.id ?? null,
});
