import { expect, it } from 'vitest';
import { whyNotOfficial } from './why-not-official.mjs';

it.each([
  ['>= 22.12.0', '20.20.2', true],
  ['>= 22.12.0', '22.11.0', true],
  ['>= 22.12.0', '22.12.0', false],
  ['>= 22.12.0', '24.1.0', false],
  [undefined, '20.20.2', false],
])('for %s on Node %s says that Node is older: %s', (wanted, node, older) => {
  const why = whyNotOfficial(wanted, node);
  expect(why).toMatch(/^can't be downloaded here/);
  expect(why.includes(`wants Node 22.12 or newer, and this is ${node}`)).toBe(older);
});
