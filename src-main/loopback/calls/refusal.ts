import { inLocale } from '../../domain/messages/index.ts';
import { ok, type Result } from '../../domain/result.ts';
import { callerLocale } from '../caller-locale.ts';
import type { CallContext } from '../call-context.ts';
import { readQuery } from '../read-query.ts';
import type { Refusal } from '../refusals.ts';

/** Why a request with a ticket was refused; with `kind` null it wasn't. */
export function refusal({ head, refusals }: CallContext): Result<object, Refusal> {
  const query = readQuery(head, ['ticket']);
  if (!query.ok) return query;
  const taken = refusals.take(query.value('ticket') ?? '');
  const { kind = null, reason = null, message } = taken ?? {};
  return ok({ kind, reason, message: message ? inLocale(callerLocale(head), message) : null });
}
