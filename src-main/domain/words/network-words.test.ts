import { expect, it } from 'vitest';
import type { ProxyInUse } from '../proxy-order.ts';
import { hubFindingWords } from './doctor/hub-finding-words.ts';
import { connectionFileWords, proxyInUseWords } from './network-words.ts';

const address = 'http://proxy.example:3128';
const used: [ProxyInUse, string][] = [
  [{ kind: 'direct', from: 'loopback' }, 'No proxy: the Hub is on this computer.'],
  [{ kind: 'direct', from: 'environment' }, 'No proxy, as NO_PROXY says.'],
  [{ kind: 'direct', from: 'own' }, 'No proxy, as chosen for this Hub.'],
  [{ kind: 'direct', from: 'system' }, 'No proxy, as the system says.'],
  [
    { kind: 'direct', from: 'system-silent' },
    'No proxy: the system didn’t say in time which one to use.',
  ],
  [
    { kind: 'proxy', from: 'environment', address },
    `Proxy ${address}, from HTTP_PROXY, HTTPS_PROXY or ALL_PROXY.`,
  ],
  [{ kind: 'proxy', from: 'own', address }, `Proxy ${address}, as chosen for this Hub.`],
  [{ kind: 'proxy', from: 'system', address }, `Proxy ${address}, as the system says.`],
  [
    { kind: 'unusable', from: 'environment' },
    'HTTP_PROXY, HTTPS_PROXY or ALL_PROXY names a proxy of a kind that Hubkey can’t use, such as SOCKS. Set an http or https proxy there.',
  ],
  [
    { kind: 'unusable', from: 'system' },
    'The system names a proxy of a kind that Hubkey can’t use, such as SOCKS. Choose an http or https proxy for this Hub.',
  ],
];

it.each(used)('says of %j what it is and who says so', (inUse, words) => {
  expect(proxyInUseWords(inUse)).toBe(words);
  const finding = hubFindingWords({ of: 'proxy', proxy: inUse }, 'https://hub.example', 0);
  expect(finding).toMatchObject({
    result: inUse.kind === 'unusable' ? 'failed' : 'ok',
    words,
  });
});

it.each([
  [
    'file-not-loaded',
    'No proxy: the system’s proxy configuration file (PAC) couldn’t be loaded. Hubkey will try again. You can also choose a proxy for this Hub.',
  ],
  [
    'file-not-usable',
    'No proxy: the system’s proxy configuration file (PAC) doesn’t work. Choose a proxy for this Hub, or tell your network’s administrator.',
  ],
] as const)('calls for attention to a proxy that is missing as %s', (from, words) => {
  const proxy = { kind: 'direct', from } as const;
  expect(proxyInUseWords(proxy)).toBe(words);
  const finding = hubFindingWords({ of: 'proxy', proxy }, 'https://hub.example', 0);
  expect(finding).toMatchObject({ result: 'attention', words });
  expect(finding.todo).toMatch(/Settings → Hubs/);
});

it('says that a file is encrypted in an old way', () => {
  const problem = { file: 'certificate', path: '/ana.p12', fault: 'unsupported' } as const;
  expect(connectionFileWords(problem)).toBe(
    '/ana.p12 is encrypted in an old way that Hubkey can’t read. Export it again with AES encryption.',
  );
});
