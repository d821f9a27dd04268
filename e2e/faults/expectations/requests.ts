import type { Expectation } from '../expectation.ts';

const listed = (requests: readonly { method: string; path: string }[]): string =>
  `${requests.length}: ${requests.map(({ method, path }) => `${method} ${path}`).join(', ')}`;

/** The Hub got at most that many requests during the fault. */
export const asksAtMost = (count: number): Expectation => ({
  name: `requests ≤ ${count}`,
  check: ({ requests }) => (requests.length <= count ? null : listed(requests)),
});

/** A password was sent at most that often during the fault. */
export const signsInAtMost = (count: number): Expectation => ({
  name: `sign-ins ≤ ${count}`,
  check: ({ requests }) => {
    const signIns = requests.filter(({ path }) => path === '/api/auth/token/');
    return signIns.length <= count ? null : listed(signIns);
  },
});

/** Scripts keep asking, but the Hub gets no requests. */
export const asksNoMore: Expectation = {
  name: 'callers are answered from memory',
  check: async ({ rig }) => {
    const before = rig.hub.requests.length;
    for (let call = 0; call < 5; call += 1) await rig.script();
    const more = rig.hub.requests.slice(before);
    return more.length ? listed(more) : null;
  },
};
