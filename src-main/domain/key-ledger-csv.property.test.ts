import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkProperty, hostileText } from '../testing/check-property.ts';
import { clientKeyId, profileId } from './ids.ts';
import { newProfile } from './profile.ts';
import { keyLedgerCsv } from './key-ledger-csv.ts';
import { keyRows } from './key-rows.ts';

/** RFC 4180, as a spreadsheet reads it. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const match of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    const [, quoted, plain = '', end] = match;
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ',') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

it('gives each name back to a spreadsheet as a text, and never as a formula', () => {
  const text = hostileText([
    '=',
    '+',
    '-',
    '@',
    '\t',
    '\r',
    '\n',
    '"',
    ',',
    ';',
    'cmd|',
    "'",
    ' ',
    '=1+1',
    '＝',
  ]);
  checkProperty(
    fc.property(text, text, text, (name, user, keyName) => {
      const key = {
        id: clientKeyId('k'),
        name: keyName,
        hubId: 1,
        addedAt: 0,
        provedAt: null,
        lastUsedAt: null,
        deadAt: null,
        saved: true,
        remindedAt: null,
        expiry: null,
        forScripts: false,
      };
      const profile = newProfile({ id: profileId('p'), name, hub: 'https://h', user });
      const rows = readCsv(keyLedgerCsv(profile, keyRows([key], [], false), 1));
      expect(rows).toHaveLength(2);
      const cells = rows[1] ?? [];
      expect(cells).toHaveLength(14);
      for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      const unescaped = (cell: string | undefined) => cell?.replace(/^'(?=[=+\-@\t\r])/, '');
      expect([unescaped(cells[0]), unescaped(cells[2]), unescaped(cells[3])]).toEqual(
        [name, user, keyName].map(unescaped),
      );
    }),
    1_000,
  );
});
