import { keyExpiresAt, type KeyRow } from '../../key-rows.ts';
import { exhaustive } from '../../exhaustive.ts';
import { keyCheckOf, keySecretOf, type KeyCheck, type KeySecret } from '../../key-facts.ts';
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
  const notes = problem === null ? [] : ['Showing only the keys saved on this computer.', problem];
  if (rows.length === 0) {
    return problem === null
      ? ['There are no client keys.']
      : ['No client keys are saved on this computer.', problem];
  }
  const cells = rows.map((row): Cell[] => {
    const end = keyExpiresAt(row);
    const usedAt = row.key?.lastUsedAt ?? null;
    return [
      outside(row.name),
      row.hubId === null ? '–' : String(row.hubId),
      secretWords(keySecretOf(row)),
      checkCell(keyCheckOf(row)),
      usedAt === null ? '–' : momentWords(usedAt, now),
      end === null ? '–' : momentWords(end, now),
    ];
  });
  const headings = ['NAME', 'ID', 'SECRET', 'CHECK', 'LAST USED', 'EXPIRES'];
  return [...table(headings, cells, paint), ...notes];
}

function secretWords(secret: KeySecret): string {
  switch (secret) {
    case 'saved':
      return 'in this keychain';
    case 'memory-only':
      return 'in memory only';
    case 'unknown':
      return 'waiting for the keychain';
    case 'not-on-this-computer':
      return 'not on this computer';
    default:
      return exhaustive(secret);
  }
}

const checks: Record<KeyCheck, readonly [words: string, tone: Tone]> = {
  works: ['works', 'good'],
  'not-checked': ['not checked yet', 'warn'],
  rejected: ['rejected by the Hub', 'bad'],
  'not-listed': ['not in the Hub’s list', 'bad'],
};

function checkCell(check: KeyCheck | null): Cell {
  if (check === null) return '–';
  const [text, tone] = checks[check];
  return { text, tone };
}
