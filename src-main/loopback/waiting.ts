import { fail, ok, type Result } from '../domain/result.ts';
import { badRequest, type Refusal } from './refusals.ts';
import { valuesOf, type RequestHead } from './request-head.ts';

const defaultSeconds = 60;
const maxSeconds = 600;

/** How long a caller waits for a person, by `X-Hubkey-Wait` in seconds; in ms. */
export function waitOf({ headers }: Pick<RequestHead, 'headers'>): Result<number, Refusal> {
  const [text = String(defaultSeconds), other] = valuesOf(headers, 'x-hubkey-wait');
  if (other !== undefined || !/^\d{1,4}$/.test(text) || Number(text) > maxSeconds) {
    return fail(badRequest(`"X-Hubkey-Wait" must be a number of seconds from 0 to ${maxSeconds}.`));
  }
  return ok(Number(text) * 1000);
}

/** The same, or null: it wants an answer at once and nobody asked (`none`). */
export const waitOrNone = (head: Pick<RequestHead, 'headers'>): Result<number | null, Refusal> =>
  valuesOf(head.headers, 'x-hubkey-wait').join() === 'none' ? ok(null) : waitOf(head);
