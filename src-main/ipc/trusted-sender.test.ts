import { expect, it } from 'vitest';
import { isTrustedSender } from './trusted-sender.ts';

const page = 'file:///opt/hubkey/out/renderer/index.html';

it.each([
  [{ url: page, parent: null }, true],
  [{ url: `${page}#settings`, parent: null }, true],
  [{ url: page, parent: {} }, false],
  [{ url: `${page}x`, parent: null }, false],
  [{ url: 'https://evil.example/', parent: null }, false],
  [null, false],
])('%o is trusted: %s', (frame, trusted) => {
  expect(isTrustedSender(frame, page)).toBe(trusted);
});
