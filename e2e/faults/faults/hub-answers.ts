import type { GatewayAnswer } from '../../hub/gateway.ts';
import type { Fault as HubFault } from '../../hub/hub.ts';
import type { Fault } from '../fault.ts';

/** Something in front of the Hub answers every request; `after`: once the Hub has carried it out. */
const gateway = (name: string, answer: GatewayAnswer, after = false): Fault => ({
  name,
  family: 'hub answer',
  begin: ({ hub }) => hub.set({ gateway: { answer, after } }),
  end: ({ hub }) => hub.set({ gateway: null }),
});

/** Every request meets the same fault. */
const always = (name: string, fault: HubFault): Fault => ({
  name,
  family: 'hub answer',
  begin: ({ hub }) => void hub.fault('/', fault, Infinity),
  end: ({ hub }) => hub.clearFaults(),
});

/** Something in front of the Hub refuses, which proves nothing about a credential. */
export const blocking: readonly Fault[] = [
  always('HTML 401', { kind: 'html', status: 401, title: '401 Authorization Required' }),
  gateway('Basic 401', 'html-401'),
  gateway('empty 401', 'empty-401'),
  gateway('HTML 403', 'html-403'),
  gateway('empty 403', 'empty-403'),
];

export const throttling: readonly Fault[] = [
  always('429 with Retry-After', { kind: 'throttle', seconds: 4 }),
  always('429 without Retry-After', {
    kind: 'json',
    status: 429,
    body: { detail: 'Request was throttled.' },
  }),
];

/** Hanging connections are closed when the fault ends, as by a restart of the Hub. */
const hanging: Fault = {
  ...always('hang', { kind: 'hang' }),
  end: async ({ hub }) => {
    hub.clearFaults();
    await hub.restart();
  },
};

/** No usable answer, and the request isn't carried out. */
export const failing: readonly Fault[] = [
  gateway('302 to a login page', 'login-page'),
  always('500', { kind: 'html', status: 500 }),
  gateway('502', 'bad-gateway'),
  always('503', { kind: 'html', status: 503, title: '503 Service Temporarily Unavailable' }),
  hanging,
  always('reset', { kind: 'reset' }),
  always('wrong shape', { kind: 'wrong-types' }),
  {
    name: 'no Hub',
    family: 'hub answer',
    begin: ({ hub }) => hub.stopListening(),
    end: ({ hub }) => hub.listen(),
  },
];

/** The Hub carries out the request, but its answer arrives incomplete. */
export const afterTheWork: readonly Fault[] = [
  gateway('HTML 401 after the work', 'html-401', true),
  gateway('502 after the work', 'bad-gateway', true),
  gateway('429 after the work', 'throttled', true),
  always('cut answer', { kind: 'truncate' }),
  always('reset after the work', { kind: 'lost-answer' }),
];
