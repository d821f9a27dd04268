import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkProperty } from '../../testing/check-property.ts';
import { encodeCall, MessageReader, type BusMessage } from './message.ts';

const text = fc.string({ unit: 'binary', maxLength: 30 });
const call = fc.record({
  destination: text,
  path: text,
  interface: text,
  member: text,
  args: fc.array(text, { maxLength: 5 }),
});
const serial = fc.integer({ min: 1, max: 0xffff_ffff });

/** Reads bytes in pieces of that size; what is thrown counts as the end. */
function read(bytes: Buffer, size: number): BusMessage[] | 'none' {
  const reader = new MessageReader();
  const messages: BusMessage[] = [];
  try {
    for (let at = 0; at < bytes.length; at += size)
      messages.push(...reader.push(bytes.subarray(at, at + size)));
  } catch (error) {
    expect(error).toBeInstanceOf(Error);
    expect((error as Error).message).toBe('Not a D-Bus message.');
    return 'none';
  }
  return messages;
}

it('reads what it wrote, however it arrives', () => {
  checkProperty(
    fc.property(
      fc.array(fc.tuple(call, serial), { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 200 }),
      (calls, size) => {
        const bytes = Buffer.concat(calls.map(([message, number]) => encodeCall(message, number)));
        expect(read(bytes, size)).toEqual(
          calls.map(([message]) => ({
            type: 'call',
            replySerial: 0,
            sender: '',
            path: message.path,
            interface: message.interface,
            member: message.member,
            values: message.args,
          })),
        );
      },
    ),
  );
});

it('takes any bytes, and throws the one error where they are none', () => {
  const sizes = fc.constantFrom(0, 1, 7, 8, 16, 255, 0xffff, 0x7fff_ffff, 0xffff_ffff);
  const headed = fc
    .tuple(fc.constantFrom('l', 'B', '\0'), sizes, sizes, fc.uint8Array({ maxLength: 200 }))
    .map(([order, body, fields, rest]) => {
      const head = Buffer.alloc(16);
      head.write(order);
      head.writeUInt32LE(body, 4);
      head.writeUInt32LE(fields, 12);
      return Buffer.concat([head, rest]);
    });
  const bent = fc
    .tuple(call, fc.array(fc.tuple(fc.nat(150), fc.nat(255)), { maxLength: 6 }))
    .map(([message, changes]) => {
      const bytes = encodeCall(message, 1);
      for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte;
      return bytes;
    });
  const any = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes));
  checkProperty(
    fc.property(fc.oneof(any, headed, bent), fc.integer({ min: 1, max: 400 }), (bytes, size) => {
      read(bytes, size);
    }),
    4_000,
  );
});

it('ends where values lie within values without end', () => {
  const bytes = encodeCall(
    { destination: 'd', path: '/', interface: 'i', member: 'm', args: ['x'.repeat(60_000)] },
    1,
  );
  // The signature of one text becomes that of a variant, and the text a row of variants.
  const at = bytes.lastIndexOf('s\0', bytes.indexOf('xxxx') - 4);
  bytes.write('v', at);
  const from = bytes.indexOf('xxxx') - 4;
  for (let offset = from; offset + 3 <= bytes.length; offset += 3)
    bytes.write('\x01v\0', offset, 'latin1');
  expect(read(bytes, bytes.length)).toBe('none');
});
