// Created once, because creating a format takes longer than using it hundreds of times.
const format = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

/** A moment to the second in this computer's format, for tooltips; undefined if there is none. */
export const exactTime = (moment: number | null | undefined): string | undefined =>
  moment === null || moment === undefined ? undefined : format.format(moment);
