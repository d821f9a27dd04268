import { coloured, plain, type Paint } from '../domain/words/terminal/paint.ts';
import { valuesOf, type RequestHead } from './request-head.ts';

/** Whether a caller wants text for people (`Accept: text/plain`) and not JSON. */
export const wantsText = ({ headers }: Pick<RequestHead, 'headers'>): boolean =>
  valuesOf(headers, 'accept').some((value) => /^\s*text\/plain\s*(?:[;,]|$)/i.test(value));

/** Whether that text may have colours (`X-Hubkey-Colour: 1`). */
export const paintFor = ({ headers }: Pick<RequestHead, 'headers'>): Paint =>
  valuesOf(headers, 'x-hubkey-colour').join() === '1' ? coloured : plain;
