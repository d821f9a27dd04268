import { expect, it } from 'vitest';
import { ownLines } from './own-lines.mjs';

it('leaves out what is not Hubkey’s', () => {
  const printed = `
[1234:1130/140000.123456:ERROR:bus.cc(407)] Failed to connect to the bus: no such file
(electron:1234): Gtk-WARNING **: 14:00:00.000: Theme parsing error
libva error: vaGetDriverNameByIndex() failed
Hubkey can’t start: the folder belongs to someone else.
`;
  expect(ownLines(printed)).toBe('Hubkey can’t start: the folder belongs to someone else.\n');
  expect(ownLines('')).toBe('');
});
