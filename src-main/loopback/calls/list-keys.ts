import { keyCheckOf, keySecretOf } from '../../domain/key-facts.ts';
import { keyExpiresAt, keyRows, sortKeyRows, type KeyRow } from '../../domain/key-rows.ts';
import { ok, type Result } from '../../domain/result.ts';
import { keysText } from '../../domain/words/terminal/keys-text.ts';
import type { CallContext } from '../call-context.ts';
import { goneSignal } from '../gone-signal.ts';
import { isoOrNull } from '../iso.ts';
import { keyRefusal } from '../key-refusal.ts';
import { readQuery } from '../read-query.ts';
import type { Refusal } from '../refusals.ts';
import type { Reply } from '../reply.ts';
import { unlockedProfile } from './unlocked-profile.ts';

/** The client keys: the Hub's list joined with what this computer knows; where the Hub gives none, the latter alone. */
export async function listKeys(context: CallContext): Promise<Result<Reply, Refusal>> {
  const { head, work, response } = context;
  const query = readQuery(head, ['profile']);
  if (!query.ok) return query;
  const found = unlockedProfile(context, query.value('profile'));
  if (!found.ok) return found;
  const { id, name } = found.value;
  const listed = await work.services.keyCommands.list(id, goneSignal(response));
  // As it is now: the list may have brought new expiry times, and Hubkey may have locked.
  const present = unlockedProfile(context, name);
  if (!present.ok) return present;
  const all = keyRows(present.value.keys, listed.ok ? listed.value : [], listed.ok);
  const rows = sortKeyRows(all, 'name', false);
  const problem = listed.ok ? null : keyRefusal({ of: 'key', problem: listed.problem }).message;
  return ok({
    json: { profile: name, listed: listed.ok, problem, keys: rows.map(keyAnswer) },
    lines: (paint) => keysText(rows, problem, work.now(), paint),
  });
}

const keyAnswer = (row: KeyRow): object => ({
  name: row.name,
  id: row.hubId,
  secret: keySecretOf(row),
  check: keyCheckOf(row),
  owner: row.listed?.owner ?? null,
  createdAt: isoOrNull(row.listed?.createdAt ?? null),
  expiresAt: isoOrNull(keyExpiresAt(row)),
  addedAt: isoOrNull(row.key?.addedAt ?? null),
  checkedAt: isoOrNull(row.key?.provedAt ?? null),
  lastUsedAt: isoOrNull(row.key?.lastUsedAt ?? null),
});
