import type { Expectation } from '../expectation.ts';

const listed = (requests: readonly { method: string; path: string }[]): string =>
  `${requests.length}: ${requests.map(({ method, path }) => `${method} ${path}`).join(', ')}`;

/** The Hub got no more than so many requests while the fault stood. */
export const asksAtMost = (count: number): Expectation => ({
  name: `requests ≤ ${count}`,
  check: ({ requests }) => (requests.length <= count ? null : listed(requests)),
});

/** A password was sent no more often while the fault stood. */
export const signsInAtMost = (count: number): Expectation => ({
  name: `sign-ins ≤ ${count}`,
  check: ({ requests }) => {
    const signIns = requests.filter(({ path }) => path === '/api/auth/token/');
    return signIns.length <= count ? null : listed(signIns);
  },
});

/** Scripts go on asking, and the Hub hears nothing of it. */
export const asksNoMore: Expectation = {
  name: 'callers are answered from memory',
  check: async ({ rig }) => {
    const before = rig.hub.requests.length;
    for (let call = 0; call < 5; call += 1) await rig.script();
    const more = rig.hub.requests.slice(before);
    return more.length ? listed(more) : null;
  },
};
