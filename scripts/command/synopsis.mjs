import { options } from './table.mjs';

/** An option as the help shows it: `[--profile P]`, `[--json]`. */
const shown = (name) => {
  const { value } = options[name];
  return `[--${name}${value ? ` ${value}` : ''}]`;
};

/** What may follow a command's name. Options stand before operands that end with somebody else's words. */
export function synopsis({ operands, options: own }) {
  const words = own.map(shown);
  const last = /^(PATH|--|HOST)/.test(operands);
  return (last ? [...words, operands] : [operands, ...words]).filter(Boolean).join(' ');
}
