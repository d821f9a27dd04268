import { describe, expect, it } from 'vitest';
import type { ProxyChoice } from './network-rules.ts';
import {
  proxyInUse,
  proxyOrder,
  readPacAnswer,
  systemOrder,
  type ProxyEntry,
} from './proxy-order.ts';

const direct: ProxyEntry = { kind: 'direct' };
const proxy = (address: string): ProxyEntry => ({ kind: 'proxy', address });
const choices: Record<ProxyChoice['kind'], ProxyChoice> = {
  system: { kind: 'system' },
  none: { kind: 'none' },
  own: { kind: 'own', address: 'http://own.example:3128' },
};
const fromEnvironment = proxy('http://env.example:8080');

describe('who decides on the proxy', () => {
  it.each([
    // Loopback goes straight, whatever is said.
    [true, fromEnvironment, 'own', 'loopback', direct],
    [true, null, 'system', 'loopback', direct],
    // Then the environment, also where it says that the Hub needs none.
    [false, fromEnvironment, 'system', 'environment', fromEnvironment],
    [false, fromEnvironment, 'own', 'environment', fromEnvironment],
    [false, fromEnvironment, 'none', 'environment', fromEnvironment],
    [false, direct, 'own', 'environment', direct],
    // Then the Hub's own setting.
    [false, null, 'own', 'own', proxy('http://own.example:3128')],
    [false, null, 'none', 'own', direct],
  ] as const)(
    'loopback %s, environment %j, choice %s: %s',
    (loopback, environment, choice, from, entry) => {
      expect(proxyOrder({ loopback, environment, choice: choices[choice] })).toEqual({
        from,
        entries: [entry],
      });
    },
  );

  it('is the system where nobody else does', () => {
    const facts = { loopback: false, environment: null, choice: choices.system };
    expect(proxyOrder(facts)).toBeNull();
    expect(systemOrder({ kind: 'answer', text: 'PROXY a.example:80; DIRECT' })).toEqual({
      from: 'system',
      entries: [proxy('http://a.example:80'), direct],
    });
    expect(systemOrder({ kind: 'answer', text: '' })).toEqual({
      from: 'system',
      entries: [direct],
    });
    expect(systemOrder({ kind: 'silent' })).toEqual({ from: 'system-silent', entries: [direct] });
  });

  it.each(['not-loaded', 'not-usable'] as const)('is without a file that is %s', (fault) => {
    expect(systemOrder({ kind: 'without-file', fault, text: 'DIRECT' })).toEqual({
      from: `file-${fault}`,
      entries: [direct],
    });
    expect(systemOrder({ kind: 'without-file', fault, text: 'PROXY a.example:80' })).toEqual({
      from: 'system',
      entries: [proxy('http://a.example:80')],
    });
  });
});

it.each([
  ['DIRECT', [direct]],
  ['PROXY a:3128; HTTPS b:443 ;DIRECT', [proxy('http://a:3128'), proxy('https://b:443'), direct]],
  ['proxy [2001:db8::1]:80', [proxy('http://[2001:db8::1]:80')]],
  ['SOCKS5 s:1080; SOCKS s:1080', [{ kind: 'unusable' }, { kind: 'unusable' }]],
  ['PROXY', [{ kind: 'unusable' }]],
  ['PROXY a b:80', [proxy('http://a')]],
  ['QUIC q:443;', [{ kind: 'unusable' }]],
])('reads %s', (answer, entries) => {
  expect(readPacAnswer(answer)).toEqual(entries);
});

it('never shows who uses a proxy', () => {
  expect(proxyInUse('environment', proxy('http://ana:secret@env.example:8080'))).toEqual({
    kind: 'proxy',
    from: 'environment',
    address: 'http://env.example:8080',
  });
});
