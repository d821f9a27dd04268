import { within, type Expectation } from '../expectation.ts';
import { profileUnder } from '../trial.ts';

/** The session is never reported as ended. */
export const staysSignedIn: Expectation = {
  name: 'no wrong signed-out',
  check: ({ rig }) => {
    const over = rig.states.filter((state) => ['signed-out', 'expired'].includes(state));
    return over.length ? rig.states.join(' → ') : null;
  },
};

/** Without a person, the session is active again and a script is served. */
export const backWithin = (seconds: number): Expectation => ({
  name: `back by itself within ${seconds} s`,
  check: ({ rig }) =>
    within(seconds, async () => {
      const { session } = await rig.profile();
      if (session.state !== 'active') return session.state;
      const status = await rig.script();
      return status === 200 ? null : `a script got ${status}`;
    }),
});

/** The session was in that state during the fault or right after it. */
export const reaches = (state: string): Expectation => ({
  name: `the session is ${state}`,
  check: (trial) => {
    const seen = profileUnder(trial)?.session.state;
    return seen === state ? null : (seen ?? 'no profile');
  },
});

/** A person signs in, and a script is served. */
export const personGetsIn: Expectation = {
  name: 'a person gets in',
  check: async ({ rig }) => {
    const problem = await rig.signIn();
    if (problem !== null) return problem;
    return within(5, async () => {
      const status = await rig.script();
      return status === 200 ? null : `a script got ${status}`;
    });
  },
};

/** A person refreshes the session, and a script is served. */
export const backWhenAsked: Expectation = {
  name: 'back when a person asks',
  check: async ({ rig }) => {
    await rig.call('refresh', (await rig.profile()).id);
    const status = await rig.script();
    return status === 200 ? null : `a script got ${status}`;
  },
};
