const plurals = new Intl.PluralRules('en');
const numbers = new Intl.NumberFormat('en');

/** A number: "7,213". */
export const numberWords = (count: number): string => numbers.format(count);

/** How many there are of something that takes an “s”: "1 node", "7,213 nodes". */
export const countWords = (count: number, thing: string): string =>
  `${numberWords(count)} ${thing}${plurals.select(count) === 'one' ? '' : 's'}`;
