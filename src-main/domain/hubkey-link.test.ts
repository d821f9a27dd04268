import { expect, it } from 'vitest';
import { linkIn, readHubkeyLink } from './hubkey-link.ts';

const link = (
  profile: string | null = null,
  screen: string | null = null,
  section: string | null = null,
) => ({ profile, screen, section });

it.each([
  ['hubkey:', link()],
  ['hubkey://', link()],
  ['hubkey:settings/terminal', link(null, 'settings', 'terminal')],
  ['HUBKEY://health/jobs/', link(null, 'health', 'jobs')],
  ['hubkey:keys', link(null, 'keys')],
  ['hubkey:render%20farm', link('render farm')],
  ['hubkey:ana%2Flab/keys', link('ana/lab', 'keys')],
  ['hubkey:settings/copy', link('settings', 'copy')],
  ['hubkey:lab/settings/about', link('lab', 'settings', 'about')],
])('reads %s', (text, read) => {
  expect(readHubkeyLink(text)).toEqual(read);
});

it.each([
  'settings/terminal',
  ' hubkey:keys',
  'hubkey:/keys/x/y',
  'hubkey:lab/sign-in',
  'hubkey:lab/keys/jobs',
  'hubkey:lab/settings/about/more',
  'hubkey:%ff',
  `hubkey:${'a'.repeat(500)}`,
])('reads no link in %s', (text) => {
  expect(readHubkeyLink(text)).toBeNull();
});

it('finds the link among the arguments of a second start', () => {
  expect(linkIn(['/opt/Hubkey/hubkey', '--', 'hubkey:lab/keys'])).toEqual(link('lab', 'keys'));
  expect(linkIn(['/opt/Hubkey/hubkey', 'Hubkey:lab/sign-in'])).toBe('unreadable');
  expect(linkIn(['/opt/Hubkey/hubkey', '--hidden'])).toBeNull();
});
