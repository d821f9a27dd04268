/** A program that the person denied: they aren't asked about it again for a while. */
export interface ConsentSilence {
  /** Identifies the program; not meant for people. */
  key: string;
  /** The program in words. */
  who: string;
  /** ms since the epoch. */
  until: number;
  /** How often the person denied it. */
  noes: number;
}

const firstMs = 60_000;
const longestMs = 15 * 60_000;

/** How long the silence lasts after that many denials, in ms: a minute, doubled each time, at most 15 minutes. */
const silenceMs = (noes: number): number =>
  Math.min(firstMs * 2 ** Math.max(0, noes - 1), longestMs);

/** The silences after that program was denied. */
export function silencedBy(
  silences: readonly ConsentSilence[],
  { key, who }: Pick<ConsentSilence, 'key' | 'who'>,
  now: number,
): ConsentSilence[] {
  const noes = (silences.find((silence) => silence.key === key)?.noes ?? 0) + 1;
  const others = silences.filter((silence) => silence.key !== key);
  return [...others, { key, who, until: now + silenceMs(noes), noes }];
}

/** The silence in effect now, or undefined. */
export const silenceOf = (
  silences: readonly ConsentSilence[],
  key: string,
  now: number,
): ConsentSilence | undefined =>
  silences.find((silence) => silence.key === key && silence.until > now);
