/**
 * What a system's settings say of a proxy auto-configuration file (PAC). `address`: as a person typed it. none: the
 * settings decide otherwise. unset: they say nothing of proxies at all.
 */
export type PacSetting = { kind: 'file'; address: string } | { kind: 'none' } | { kind: 'unset' };

/** A file, where an address is given; without one the network would have to be searched for it, which Hubkey doesn't. */
export const fileAt = (address: string): PacSetting =>
  address ? { kind: 'file', address } : { kind: 'none' };
