// Made once: making one takes longer than hundreds of uses.
const format = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

/** A moment to the second, as this computer writes it, for who hovers; nothing where there is none. */
export const exactTime = (moment: number | null | undefined): string | undefined =>
  moment === null || moment === undefined ? undefined : format.format(moment);
