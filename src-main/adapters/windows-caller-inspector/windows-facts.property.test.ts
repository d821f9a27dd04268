import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkProperty, hostileText } from '../../testing/check-property.ts';
import { processEntryOf, tcpTableOf } from '../../testing/fake-windows-calls.ts';
import { commandLineWords } from './command-line-words.ts';
import { fileTimeIn } from './file-time.ts';
import { processEntryIn } from './process-entry.ts';
import { tcpOwnerIn, tcpTables } from './tcp-owner.ts';
import { userIn } from './token-user.ts';
import { unicodeStringIn } from './unicode-string.ts';
import { utf16In } from './utf16.ts';

const bytes = fc.uint8Array({ maxLength: 800 }).map((array) => Buffer.from(array));
const port = fc.integer({ min: 1, max: 65_535 });

it('takes any bytes without failing', () => {
  checkProperty(
    fc.property(bytes, fc.integer({ min: -9, max: 900 }), (buffer, at) => {
      fileTimeIn(buffer, at);
      utf16In(buffer);
      unicodeStringIn(buffer);
      userIn(buffer);
      processEntryIn(buffer);
      for (const table of tcpTables) tcpOwnerIn(buffer, table, 1, 2);
    }),
    2_000,
  );
});

it('finds the owner of a connection among any others', () => {
  const pid = fc.integer({ min: 1, max: 0xffff_ffff });
  checkProperty(
    fc.property(
      fc.array(fc.tuple(port, port, pid), { maxLength: 30 }),
      port,
      pid,
      (rows, ours, owner) => {
        const others = rows.filter(([, remotePort]) => remotePort !== ours);
        const all = [...others, [4_100, ours, owner] as const].map(
          ([localPort, remotePort, of]) => ({
            localPort,
            remotePort,
            owner: of,
            createdAt: 1_000,
          }),
        );
        const [table] = tcpTables;
        expect(table && tcpOwnerIn(tcpTableOf(all), table, 4_100, ours)?.pid).toBe(owner);
      },
    ),
  );
});

it('claims no owner where a table is cut, or says more rows than it has', () => {
  const whole = tcpTableOf([{ localPort: 1, remotePort: 2, owner: 3, createdAt: 4 }]);
  const [table] = tcpTables;
  checkProperty(
    fc.property(
      fc.nat(whole.length - 1),
      fc.integer({ min: 2, max: 0xffff_ffff }),
      (length, rows) => {
        const claiming = Buffer.from(whole);
        claiming.writeUInt32LE(rows, 0);
        for (const cut of [whole.subarray(0, length), claiming]) {
          expect(table && tcpOwnerIn(cut, table, 1, 2)).toBeNull();
        }
      },
    ),
  );
});

it('reads no name beyond its field', () => {
  checkProperty(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
      const read = processEntryIn(processEntryOf(1, 2, name))?.name ?? '';
      expect(name.startsWith(read)).toBe(true);
      expect(read.length).toBeLessThanOrEqual(260);
    }),
  );
});

it('splits any command line into words that stand in it, in their order', () => {
  checkProperty(
    fc.property(hostileText(['"', '\\', ' ', '\t', 'a', '\\"', '""'], 30), (line) => {
      let rest = line;
      for (const word of commandLineWords(line)) {
        const at = rest.indexOf(word);
        expect(at).toBeGreaterThanOrEqual(0);
        expect(word).not.toContain('"');
        rest = rest.slice(at + word.length);
      }
    }),
    1_000,
  );
});
