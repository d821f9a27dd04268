import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkProperty } from '../testing/check-property.ts';
import { momentIn, nameIn } from './loose-json.ts';

it.each([
  ['ana', 'ana'],
  [7, '7'],
  [{ type: 'user', id: 7, name: 'ana' }, 'ana'],
  [{ id: 7 }, '7'],
  [{ username: ' ana ' }, 'ana'],
  [{ user: { username: 'ana' } }, 'ana'],
  [['ana', { name: 'ben' }, null], 'ana, ben'],
  ['', null],
  [{}, null],
  [null, null],
  [true, null],
])('finds in %j the name %j', (value, name) => {
  expect(nameIn(value)).toBe(name);
});

const moment = Date.UTC(2026, 10, 30, 9);
it.each([
  ['2026-11-30T09:00:00Z', moment],
  ['2026-11-30T10:00:00.000000+01:00', moment],
  ['2026-11-30', Date.UTC(2026, 10, 30)],
  [moment / 1000, moment],
  [moment, moment],
  [String(moment / 1000), moment],
  [{ date: '2026-11-30', time: '09:00:00Z' }, moment],
  [{ date: '2026-11-30' }, Date.UTC(2026, 10, 30)],
  [{ timestamp: moment / 1000, zone: 'UTC' }, moment],
  [{ $date: '2026-11-30T09:00:00Z' }, moment],
  ['never', null],
  ['30', null],
  [0, null],
  [1e300, null],
  [{}, null],
  [null, null],
  [true, null],
])('finds in %j the moment %j', (value, ms) => {
  expect(momentIn(value)).toBe(ms);
});

it('reads anything without failing, and gives moments that can be shown', () => {
  checkProperty(
    fc.property(fc.anything(), (value) => {
      const at = momentIn(value);
      if (at !== null) expect(new Date(at).getUTCFullYear()).toBeLessThanOrEqual(9999);
      expect(nameIn(value)?.length ?? 0).toBeLessThanOrEqual(200);
    }),
  );
});
