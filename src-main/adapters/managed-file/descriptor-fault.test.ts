import { expect, it } from 'vitest';
import { othersMayChangeBy } from './descriptor-fault.ts';

const trusted = 'S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464';

it.each([
  'O:BAG:SYD:PAI(A;;FA;;;SY)(A;;FA;;;BA)(A;;0x1200a9;;;BU)',
  'O:SYD:(A;OICI;FA;;;BA)(A;OICIIO;GA;;;CO)(A;OICI;FR;;;WD)(A;;FRFX;;;BU)',
  `O:${trusted}G:${trusted}D:AI(A;;FA;;;${trusted})(A;ID;0x1200a9;;;S-1-15-2-1)`,
  'O:BAD:(D;;FA;;;WD)(A;;FA;;;BA)',
  'O:BAD:P',
  'O:S-1-5-32-544G:S-1-5-32-544D:(A;;FA;;;S-1-5-18)',
])('believes what administrators alone can change: %s', (descriptor) => {
  expect(othersMayChangeBy(descriptor)).toBe(false);
});

it.each([
  ['a person is the owner', 'O:S-1-5-21-1-2-3-1001G:SYD:PAI(A;;FA;;;BA)'],
  ['all may do everything', 'O:BAD:(A;;FA;;;WD)'],
  ['users may write', 'O:BAD:(A;;FA;;;BA)(A;;0x1301bf;;;BU)'],
  ['users may add files', 'O:BAD:(A;OICI;LC;;;BU)'],
  ['users may add data', 'O:BAD:(A;;0x4;;;BU)'],
  ['users may delete', 'O:BAD:(A;;SD;;;AU)'],
  ['users may take it over', 'O:BAD:(A;;0x80000;;;AU)'],
  ['it is not protected at all', 'O:BAD:NO_ACCESS_CONTROL'],
  ['an entry of another kind', 'O:BAD:(XA;;FX;;;BU;(WIN://X))'],
  ['no owner', 'D:(A;;FA;;;BA)'],
  ['no list', 'O:BAG:SY'],
  ['nothing', ''],
  ['an odd text', 'O:BAD:(A;;;;;WD)'.replace(';;;;', ';;?;;')],
])('believes nothing where %s: %s', (_name, descriptor) => {
  expect(othersMayChangeBy(descriptor)).toBe(true);
});
