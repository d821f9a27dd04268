import type { HubOptions } from '../../hub/hub.ts';
import type { Fault } from '../fault.ts';

const hour = 3600;
const year = 365 * 24 * hour;

/** The Hub has these options all the time. */
const always = (name: string, hub: HubOptions): Fault => ({ name, family: 'tokens', hub });

/** Tokens that work but differ from the documentation. */
export const oddTokens: readonly Fault[] = [
  always('a clock 5 h behind', { clockOffsetSeconds: -5 * hour }),
  always('a clock 2 h ahead', { clockOffsetSeconds: 2 * hour }),
  always('a clock 2 years behind', { clockOffsetSeconds: -2 * year }),
  always('a clock 2 years ahead', { clockOffsetSeconds: 2 * year }),
  always('a Date 2 h ahead', { dateOffsetSeconds: 2 * hour }),
  always('a Date 2 h behind', { dateOffsetSeconds: -2 * hour }),
  always('exp without iat', { omitsIat: true }),
  always('rotation with a blacklist', { rotation: 'on-blacklist' }),
];

/** The Hub's clock jumps while Hubkey runs, so that earlier tokens aren't valid yet or expired long ago. */
export const jumpingClocks: readonly Fault[] = [-3, 3].map((hours) => ({
  name: `a clock set ${hours < 0 ? 'back' : 'forward'} 3 h`,
  family: 'tokens',
  begin: ({ hub }) => hub.set({ clockOffsetSeconds: hours * hour }),
}));

/** Each new access token has already expired when it arrives. */
export const bornOver: Fault = {
  name: 'tokens born over',
  family: 'tokens',
  begin: ({ hub }) => hub.set({ accessSeconds: -5 }),
  end: ({ hub }) => hub.set({ accessSeconds: hour }),
};

const opaque = { access: 'opaque-access', refresh: 'opaque-refresh' };

/** Neither token is a JWT. */
export const opaqueTokens: Fault = {
  name: 'opaque tokens',
  family: 'tokens',
  begin: ({ hub }) => {
    const page = { count: 0, next: null, previous: null, results: [] };
    hub.fault('/api/auth/token/', { kind: 'json', status: 200, body: opaque }, Infinity);
    hub.fault('/api/', { kind: 'json', status: 200, body: page }, Infinity);
  },
};
