import { keyExpiresAt, type KeyRow } from '../../key-rows.ts';
import { keyCheckOf, keySecretOf, type KeyCheck, type KeySecret } from '../../key-facts.ts';
import { m } from '../../messages/index.ts';
import { momentWords } from '../moments.ts';
import type { Paint, Tone } from './paint.ts';
import { outside, table, type Cell } from './table.ts';

/** The client keys in a table. `problem`: why the Hub's list could not be loaded, in words; `now` in ms since the epoch. */
export function keysText(
  rows: readonly KeyRow[],
  problem: string | null,
  now: number,
  paint: Paint,
): string[] {
  const notes = problem === null ? [] : [m.terminal_only_saved_keys(), problem];
  if (rows.length === 0) {
    return problem === null ? [m.terminal_no_keys()] : [m.terminal_no_saved_keys(), problem];
  }
  const cells = rows.map((row): Cell[] => {
    const end = keyExpiresAt(row);
    const usedAt = row.key?.lastUsedAt ?? null;
    return [
      outside(row.name),
      row.hubId === null ? '–' : String(row.hubId),
      secrets[keySecretOf(row)](),
      checkCell(keyCheckOf(row)),
      usedAt === null ? '–' : momentWords(usedAt, now),
      end === null ? '–' : momentWords(end, now),
    ];
  });
  const headings = [
    m.terminal_name(),
    m.terminal_id(),
    m.terminal_secret(),
    m.terminal_check(),
    m.terminal_last_used(),
    m.terminal_expires(),
  ];
  return [...table(headings, cells, paint), ...notes];
}

const secrets: Record<KeySecret, () => string> = {
  saved: m.terminal_secret_saved,
  'memory-only': m.terminal_secret_memory,
  unknown: m.terminal_secret_waiting,
  'not-on-this-computer': m.terminal_secret_elsewhere,
};

const checks: Record<KeyCheck, readonly [words: () => string, tone: Tone]> = {
  works: [m.terminal_key_works, 'good'],
  'not-checked': [m.terminal_key_not_checked, 'warn'],
  rejected: [m.terminal_key_rejected, 'bad'],
  'not-listed': [m.terminal_key_not_listed, 'bad'],
};

function checkCell(check: KeyCheck | null): Cell {
  if (check === null) return '–';
  const [words, tone] = checks[check];
  return { text: words(), tone };
}
