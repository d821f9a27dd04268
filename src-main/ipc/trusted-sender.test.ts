import { expect, it } from 'vitest';
import { developmentPage, ownPage } from '../windows/page-address.ts';
import { isTrustedSender } from './trusted-sender.ts';

const page = ownPage.at(0);

it.each([
  [{ url: page, parent: null }, true],
  [{ url: ownPage.at(12), parent: null }, true],
  [{ url: `${page}#settings`, parent: null }, true],
  [{ url: page, parent: {} }, false],
  [{ url: `${page}x`, parent: null }, false],
  [{ url: `${page}?x`, parent: null }, false],
  [{ url: page.replace('index', 'other'), parent: null }, false],
  [{ url: page.replace('hubkey:', 'file:'), parent: null }, false],
  [{ url: 'hubkey://other/index.html', parent: null }, false],
  [{ url: 'https://evil.example/', parent: null }, false],
  [{ url: 'about:blank', parent: null }, false],
  [{ url: `blob:${page}`, parent: null }, false],
  [{ url: '', parent: null }, false],
  [null, false],
])('%o is trusted: %s', (frame, trusted) => {
  expect(isTrustedSender(frame, (url) => ownPage.is(url))).toBe(trusted);
});

it('trusts the page of `npm run dev` there alone', () => {
  const address = 'http://localhost:5173/';
  const { is } = developmentPage(address);
  expect(isTrustedSender({ url: `${address}#palette`, parent: null }, is)).toBe(true);
  expect(isTrustedSender({ url: `${address}other`, parent: null }, is)).toBe(false);
  expect(isTrustedSender({ url: page, parent: null }, is)).toBe(false);
});
