import { formatNumber } from '../messages/index.ts';

const plurals = new Intl.PluralRules('en');

/** A number: "7,213". */
export const numberWords = (count: number): string => formatNumber(count);

/** How many there are of something that takes an “s”: "1 node", "7,213 nodes". */
export const countWords = (count: number, thing: string): string =>
  `${numberWords(count)} ${thing}${plurals.select(count) === 'one' ? '' : 's'}`;
