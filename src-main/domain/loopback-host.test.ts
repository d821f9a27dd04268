import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isLoopbackHost } from './loopback-host.ts';

it.each([
  ...['localhost', 'LOCALHOST', 'localhost.', '127.0.0.1', '127.255.255.254', '127.0.0.1.'],
  ...['127.1', '127.0.0', '0x7f.1', '0177.0.0.1', '2130706433', '0x7f000001', '127.0x0.1'],
  ...['[::1]', '::1', '[0:0:0:0:0:0:0:1]', '[0000::0001]', '[::0:1]', '[::0.0.0.1]'],
  ...['[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[0:0:0:0:0:FFFF:127.9.8.7]'],
])('takes %s for this computer', (host) => {
  expect(isLoopbackHost(host)).toBe(true);
});

it.each([
  ...['evil.localhost', 'a.b.localhost', 'localhost.example', 'localhost..', '.localhost', ''],
  ...['127.0.0.1.example', '128.0.0.1', '126.1', '0.0.0.0', '10.0.0.1', '127'],
  ...['127.0.0.256', '127.0.0.0.1', '0x80.1', '127.0.0.08', '127..1', '1.127', '12.7.0.1'],
  ...['[::]', '[::2]', '[::1:1]', '[1::1]', '[::ffff:128.0.0.1]', '[::127.0.0.1]', '[:::1]'],
  ...['[::ffff:127.0.0.1:1]', '[1::2::1]', '[::fffe:127.0.0.1]', '[fe80::1]', '[64:ff9b::7f00:1]'],
  ...['[0:0:0:0:0:0:0:0:1]', '[0:0:0:0:0:0:1]', '[::ffff:127.0.0.999]', '[::g]'],
])('does not take %s for this computer', (host) => {
  expect(isLoopbackHost(host)).toBe(false);
});

/** What a URL makes of a host, or null where it takes none. */
function urlHost(host: string): string | null {
  try {
    return new URL(`http://${host}/`).hostname;
  } catch {
    return null;
  }
}

it('says of each spelling what it says of the form that a URL gives it', () => {
  const number = fc.oneof(
    fc.integer({ min: 0, max: 300 }).map(String),
    fc.integer({ min: 0, max: 300 }).map((value) => `0x${value.toString(16)}`),
    fc.integer({ min: 0, max: 300 }).map((value) => `0${value.toString(8)}`),
    fc.constantFrom('127', '0x7f', '0177', '2130706433', '65537', '08', '0x', '', '1e2'),
  );
  const dotted = fc.array(number, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('.'));
  const group = fc.constantFrom('0', '1', '', 'ffff', '7f00', '00', '127.0.0.1', '7f01');
  const colons = fc.array(group, { minLength: 2, maxLength: 9 }).map((parts) => parts.join(':'));
  const hosts = fc.oneof(
    dotted,
    colons.map((text) => `[${text}]`),
    fc.constantFrom('localhost', 'LocalHost.', 'x.localhost'),
  );
  fc.assert(
    fc.property(hosts, (host) => {
      const normal = urlHost(host);
      const plain =
        normal !== null &&
        /^(localhost\.?|127\.[\d.]+|\[::1\]|\[::ffff:7f[\da-f]{2}:[\da-f]+\])$/.test(normal);
      expect([host, isLoopbackHost(host)]).toEqual([host, plain]);
    }),
    { numRuns: 3_000 },
  );
});
