import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkProperty, hostileText } from '../testing/check-property.ts';
import { apiUrl, defaultProfileName, hostOf, readHubAddress, uniqueName } from './hub-address.ts';

const typed = hostileText([
  'http://',
  'https://',
  'HTTPS://',
  'ftp://',
  '//',
  '/',
  '\\',
  '@',
  ':',
  '?',
  '#',
  '.',
  '..',
  '%2e',
  '%00',
  '[::1]',
  '[fe80::1%25eth0]',
  '127.0.0.1',
  '127.1',
  '0x7f.1',
  '2130706433',
  'localhost',
  'hub.example',
  'ｈub',
  'bücher',
  'xn--bcher-kva',
  '。',
  '\u00ad',
  '\u202e',
  ':443',
  ':80',
  ':8000',
  ':0',
  ':65536',
  'api',
  '/api/',
  '/api/docs/',
  'hub',
  'user:pw@',
  ' ',
  '\t',
  'a',
  '-',
  '_',
  'I',
  'ß',
]);

it('reads an address as the one that requests go to, and never another', () => {
  checkProperty(
    fc.property(typed, (text) => {
      const read = readHubAddress(text);
      if (!read.ok) return;
      const { hub, encrypted, loopback, schemeAssumed, bases } = read.value;
      // Its own normal form is read as itself.
      const again = { hub, encrypted, loopback, schemeAssumed: false };
      expect(readHubAddress(hub)).toMatchObject({ ok: true, value: again });
      // Wherever else it is asked, it is below the same origin.
      const [origin = ''] = /^https?:\/\/[^/]+/.exec(hub) ?? [];
      expect(bases).toContain(hub);
      for (const base of bases) expect(base === origin || base.startsWith(`${origin}/`)).toBe(true);
      // What is left are names that break the rules for other scripts; nothing is sent to those.
      if (!URL.canParse(hub)) return;
      const url = new URL(apiUrl(hub, '/api/x/?y'));
      expect(url.username + url.password + url.hash).toBe('');
      expect(url.protocol).toBe(encrypted ? 'https:' : 'http:');
      expect(url.pathname.endsWith('/api/x/')).toBe(true);
      expect(url.search).toBe('?y');
      expect(url.origin).toBe(new URL(hub).origin);
      // Where the typed text is an address by itself, it is the same one.
      const own = schemeAssumed ? `https://${text.trim()}` : text.trim();
      if (URL.canParse(own)) expect(url.origin).toBe(new URL(own).origin);
      // What is said of this computer is true of where the request goes.
      if (loopback) expect(url.hostname).toMatch(/^(127\.\d+\.\d+\.\d+|\[::1\]|(.*\.)?localhost)$/);
      expect(hostOf(hub).length + defaultProfileName(hub).length).toBeGreaterThan(1);
    }),
    4_000,
  );
});

it('finds a name that nobody has', () => {
  const name = fc.constantFrom('a', 'A', 'a-2', 'A-3', 'b');
  checkProperty(
    fc.property(name, fc.array(name), (wanted, taken) => {
      const unique = uniqueName(wanted, taken).toLowerCase();
      expect(taken.map((other) => other.toLowerCase())).not.toContain(unique);
    }),
  );
});
