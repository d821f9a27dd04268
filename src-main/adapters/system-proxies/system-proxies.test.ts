import { expect, it } from 'vitest';
import type { SystemAnswer } from '../../domain/proxy-order.ts';
import { ManualClock } from '../../testing/manual-clock.ts';
import { SystemProxies } from './system-proxies.ts';

const says = (text: string): SystemAnswer => ({ kind: 'answer', text });

function asking(answer: (url: string) => Promise<SystemAnswer>) {
  const clock = new ManualClock();
  const asked: string[] = [];
  const proxies = new SystemProxies({
    ask: (url) => {
      asked.push(url);
      return answer(url);
    },
    clock,
  });
  return { clock, asked, proxies };
}

it('asks once a minute, with no more of the address than its host', async () => {
  const answer = says('PROXY a:80; DIRECT');
  const { clock, asked, proxies } = asking(() => Promise.resolve(answer));
  expect(await proxies.proxyFor('https://hub.example/base/api/?q=1')).toEqual(answer);
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
  let answer = says('PROXY office:80');
  const { asked, proxies } = asking(() => Promise.resolve(answer));
  await proxies.proxyFor('https://hub.example');
  answer = says('DIRECT');
  proxies.forget();
  expect(await proxies.proxyFor('https://hub.example')).toEqual(answer);
  expect(asked).toHaveLength(2);
});

it('does not wait for ever, and takes a failure for no answer', async () => {
  const { clock, proxies } = asking(() => new Promise(() => undefined));
  const waiting = proxies.proxyFor('https://hub.example');
  await clock.advance(5_000);
  expect(await waiting).toEqual({ kind: 'silent' });
  const broken = asking(() => Promise.reject(new Error('no')));
  expect(await broken.proxies.proxyFor('https://hub.example')).toEqual({ kind: 'silent' });
  expect(broken.clock.pending).toBe(0);
});

it('takes an answer that comes late for the next request, but none of a former network', async () => {
  const arrive: ((answer: SystemAnswer) => void)[] = [];
  const { clock, asked, proxies } = asking(() => new Promise((resolve) => arrive.push(resolve)));
  const waiting = proxies.proxyFor('https://hub.example');
  await clock.advance(5_000);
  expect(await waiting).toEqual({ kind: 'silent' });
  arrive[0]?.(says('PROXY office:80'));
  await clock.advance(0);
  expect(await proxies.proxyFor('https://hub.example')).toEqual(says('PROXY office:80'));
  expect(asked).toHaveLength(1);

  proxies.forget();
  void proxies.proxyFor('https://hub.example');
  proxies.forget();
  const now = proxies.proxyFor('https://hub.example');
  arrive[1]?.(says('PROXY office:80'));
  arrive[2]?.(says('DIRECT'));
  expect(await now).toEqual(says('DIRECT'));
  expect(await proxies.proxyFor('https://hub.example')).toEqual(says('DIRECT'));
});
