/** A program that is not asked about for a while, as a person said no to it. */
export interface ConsentSilence {
  /** Tells it from others; nothing for people. */
  key: string;
  /** The program in words. */
  who: string;
  /** ms since the epoch. */
  until: number;
  /** How often a person said no. */
  noes: number;
}

const firstMs = 60_000;
const longestMs = 15 * 60_000;

/** How long nobody is asked after that many noes, in ms: a minute, doubled each time, 15 minutes at most. */
const silenceMs = (noes: number): number =>
  Math.min(firstMs * 2 ** Math.max(0, noes - 1), longestMs);

/** The silences after a no to that program. */
export function silencedBy(
  silences: readonly ConsentSilence[],
  { key, who }: Pick<ConsentSilence, 'key' | 'who'>,
  now: number,
): ConsentSilence[] {
  const noes = (silences.find((silence) => silence.key === key)?.noes ?? 0) + 1;
  const others = silences.filter((silence) => silence.key !== key);
  return [...others, { key, who, until: now + silenceMs(noes), noes }];
}

/** The one that holds now, or undefined. */
export const silenceOf = (
  silences: readonly ConsentSilence[],
  key: string,
  now: number,
): ConsentSilence | undefined =>
  silences.find((silence) => silence.key === key && silence.until > now);
