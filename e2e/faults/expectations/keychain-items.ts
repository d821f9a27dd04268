import { within, type Expectation } from '../expectation.ts';

/** The kind of an account: `refresh`, `access`, `password`, `key`. */
const kindOf = (account: string): string => account.split('/')[1] ?? account;

const kindsOf = (accounts: readonly string[]): string[] => accounts.map(kindOf).sort();

/** Every kind of credential that the keychain had is back within that many seconds. */
export const losesNothing = (seconds = 5, except: readonly string[] = []): Expectation => ({
  name: 'no credential lost',
  check: ({ rig, itemsBefore }) =>
    within(seconds, async () => {
      const found = kindsOf(await rig.desktop.keychain.accounts());
      const missing = kindsOf(itemsBefore).filter((kind) => {
        const at = found.indexOf(kind);
        if (at >= 0) found.splice(at, 1);
        return at < 0 && !except.includes(kind);
      });
      return missing.length ? `without ${missing.join(', ')}` : null;
    }),
});

/** After the next start the session needs a password, and nothing of it is in the keychain. */
export const staysSignedOut: Expectation = {
  name: 'none kept that was signed out',
  check: async ({ rig }) => {
    await rig.quit();
    await rig.launch();
    return within(30, async () => {
      const { session } = await rig.profile();
      const accounts = await rig.desktop.keychain.accounts();
      return ['signed-out', 'expired'].includes(session.state) && accounts.length === 0
        ? null
        : `${session.state}, ${accounts.length} items`;
    });
  },
};

/** After a change, a quit and a start, the profile exists and its session works. */
export const survivesARestart: Expectation = {
  name: 'all there after a restart',
  check: async ({ rig }) => {
    await rig.call('changeSettings', { theme: 'dark' });
    await new Promise((resolve) => setTimeout(resolve, 300));
    await rig.quit();
    await rig.launch();
    return within(15, async () => {
      const [profile] = (await rig.view()).profiles;
      if (!profile) return 'no profile';
      const status = await rig.script();
      return status === 200 ? null : `a script got ${status}`;
    });
  },
};
