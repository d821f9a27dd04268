import fc from 'fast-check';
import { expect, it } from 'vitest';
import { encodeRequest, EventReader, textAt, uintAt } from './wire.ts';

it('writes a request as the documentation has it', () => {
  // wl_registry.bind(7, "wl_seat", 2, 5) on object 2.
  const bytes = encodeRequest(2, 0, [7, 'wl_seat', 2, 5]);
  expect(bytes.toString('hex')).toBe(
    [
      '02000000',
      '00002000',
      '07000000',
      '08000000',
      '776c5f7365617400',
      '02000000',
      '05000000',
    ].join(''),
  );
});

it('pads a text to whole words', () => {
  const bytes = encodeRequest(1, 3, ['abcd']);
  expect(bytes.length).toBe(8 + 4 + 8);
  expect(textAt(bytes.subarray(8), 0)).toEqual({ value: 'abcd', next: 12 });
});

it('reads back what was written, however it is cut', () => {
  const request = fc.record({
    object: fc.integer({ min: 0, max: 0xffffffff }),
    opcode: fc.integer({ min: 0, max: 0xffff }),
    number: fc.integer({ min: 0, max: 0xffffffff }),
    text: fc.string({ unit: 'grapheme', maxLength: 40 }).filter((text) => !text.includes('\0')),
  });
  fc.assert(
    fc.property(
      fc.array(request, { maxLength: 5 }),
      fc.integer({ min: 1, max: 9 }),
      (all, size) => {
        const bytes = Buffer.concat(
          all.map(({ object, opcode, number, text }) =>
            encodeRequest(object, opcode, [text, number]),
          ),
        );
        const reader = new EventReader();
        const events = [];
        for (let at = 0; at < bytes.length; at += size) {
          events.push(...reader.push(bytes.subarray(at, at + size)));
        }
        const read = events.map(({ object, opcode, body }) => {
          const { value, next } = textAt(body, 0);
          return { object, opcode, number: uintAt(body, next), text: value };
        });
        expect(read).toEqual(all);
      },
    ),
  );
});

it('refuses a size that no event has, and reads nothing past the end', () => {
  expect(() => new EventReader().push(Buffer.alloc(8))).toThrow(RangeError);
  expect(uintAt(Buffer.alloc(2), 0)).toBe(0);
  expect(textAt(Buffer.from([9, 0, 0, 0, 0x61]), 0).value).toBe('a');
});
