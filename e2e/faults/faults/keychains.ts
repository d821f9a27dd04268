import type { Fault } from '../fault.ts';
import type { Rig } from '../rig.ts';

export const locked: Fault = {
  name: 'a locked keychain',
  family: 'keychain',
  begin: ({ desktop }) => desktop.keyring.lock(),
  end: ({ desktop }) => desktop.keyring.unlock(),
};

export const hanging: Fault = {
  name: 'a keychain that hangs',
  family: 'keychain',
  begin: ({ desktop }) => desktop.keyring.freeze(),
  end: ({ desktop }) => desktop.keyring.thaw(),
};

export const restarted: Fault = {
  name: 'a keychain that was restarted',
  family: 'keychain',
  begin: ({ desktop }) => desktop.keyring.restart(),
};

export const absent: Fault = {
  name: 'no keychain',
  family: 'keychain',
  env: { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' },
};

/** The account of the only client key, or of the refresh token. */
async function accountOf(rig: Rig, item: 'key' | 'refresh'): Promise<string> {
  const accounts = await rig.desktop.keychain.accounts();
  return accounts.find((account) => account.split('/')[1] === item) ?? '';
}

type Damage = (rig: Rig, account: string) => Promise<void>;

const damages: Record<string, Damage> = {
  deleted: ({ desktop }, account) => desktop.keychain.remove(account),
  emptied: ({ desktop }, account) => desktop.keyring.put(account, ''),
  overwritten: ({ desktop }, account) => desktop.keyring.put(account, 'by another program'),
  doubled: ({ desktop }, account) =>
    desktop.keyring.put(account, 'by another program', { by: 'another program' }),
};

/** Another program changed one item in that way. */
const itemFaults = (item: 'key' | 'refresh'): Fault[] =>
  Object.entries(damages).map(([name, damage]) => ({
    name: `the ${item === 'key' ? "key's" : "refresh token's"} item ${name}`,
    family: 'item',
    begin: async (rig) => damage(rig, await accountOf(rig, item)),
  }));

export const keyItems: readonly Fault[] = itemFaults('key');
export const refreshItems: readonly Fault[] = itemFaults('refresh');
