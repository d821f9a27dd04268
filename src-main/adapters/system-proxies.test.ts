import { expect, it } from 'vitest';
import { ManualClock } from '../testing/manual-clock.ts';
import { SystemProxies } from './system-proxies.ts';

function asking(answer: (url: string) => Promise<string>) {
  const clock = new ManualClock();
  const asked: string[] = [];
  const proxies = new SystemProxies({
    resolve: (url) => {
      asked.push(url);
      return answer(url);
    },
    clock,
  });
  return { clock, asked, proxies };
}

it('asks once a minute, with no more of the address than its host', async () => {
  const { clock, asked, proxies } = asking(() => Promise.resolve('PROXY a:80; DIRECT'));
  expect(await proxies.proxyFor('https://hub.example/base/api/?q=1')).toBe('PROXY a:80; DIRECT');
  await proxies.proxyFor('https://hub.example/api/jobs/');
  expect(asked).toEqual(['https://hub.example/']);
  await proxies.proxyFor('https://other.example:8443/');
  await clock.advance(60_000);
  await proxies.proxyFor('https://hub.example/');
  expect(asked).toEqual([
    'https://hub.example/',
    'https://other.example:8443/',
    'https://hub.example/',
  ]);
});

it('asks again once the network has changed', async () => {
  let answer = 'PROXY office:80';
  const { asked, proxies } = asking(() => Promise.resolve(answer));
  await proxies.proxyFor('https://hub.example');
  answer = 'DIRECT';
  proxies.forget();
  expect(await proxies.proxyFor('https://hub.example')).toBe('DIRECT');
  expect(asked).toHaveLength(2);
});

it('does not wait for ever, and takes a failure for no answer', async () => {
  const { clock, proxies } = asking(() => new Promise(() => undefined));
  const waiting = proxies.proxyFor('https://hub.example');
  await clock.advance(5_000);
  expect(await waiting).toBeNull();
  const broken = asking(() => Promise.reject(new Error('no')));
  expect(await broken.proxies.proxyFor('https://hub.example')).toBeNull();
  expect(broken.clock.pending).toBe(0);
  const empty = asking(() => Promise.resolve(''));
  expect(await empty.proxies.proxyFor('https://hub.example')).toBeNull();
});
