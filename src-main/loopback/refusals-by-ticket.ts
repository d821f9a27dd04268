import type { Refusal } from './refusals.ts';
import { valuesOf, type RequestHead } from './request-head.ts';

const maxKept = 100;
const ticketForm = /^[\w.-]{1,64}$/;
/** In what Node couldn't read as a request. */
const ticketLine = /\r\nx-hubkey-ticket:[ \t]*([\w.-]{1,64})[ \t]*\r\n/i;

/** What a request names its refusal by (`X-Hubkey-Ticket`); null: it wants the refusal as its answer. */
export function ticketOf({ headers }: Pick<RequestHead, 'headers'>): string | null {
  const [ticket, other] = valuesOf(headers, 'x-hubkey-ticket');
  return ticket !== undefined && other === undefined && ticketForm.test(ticket) ? ticket : null;
}

/** The same, from the bytes of a request. */
export const ticketIn = (bytes: Buffer | undefined): string | null =>
  ticketLine.exec(bytes?.toString('latin1') ?? '')?.[1] ?? null;

/**
 * The latest refusals of requests with a ticket. Such a request gets no answer, its connection is closed: so a
 * caller who passes on the Hub's answers can't mistake a refusal for one of them. It asks for it afterwards.
 */
export class RefusalsByTicket {
  readonly #refusals = new Map<string, Refusal>();

  keep(ticket: string, refusal: Refusal): void {
    this.#refusals.delete(ticket);
    this.#refusals.set(ticket, refusal);
    const [oldest] = this.#refusals.keys();
    if (oldest !== undefined && this.#refusals.size > maxKept) this.#refusals.delete(oldest);
  }

  /** Once; null: nothing was refused, or too many others since. */
  take(ticket: string): Refusal | null {
    const refusal = this.#refusals.get(ticket) ?? null;
    this.#refusals.delete(ticket);
    return refusal;
  }
}
