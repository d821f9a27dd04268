/** A person's languages, the preferred one first: `own` where HUBKEY_LANG says one, then the system's. */
export const preferredLanguages = (
  own: string | undefined,
  system: readonly string[],
): readonly string[] => (own ? [own, ...system] : system);
