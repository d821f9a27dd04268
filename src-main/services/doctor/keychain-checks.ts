import { probeAccount, type ComputerFinding } from '../../domain/doctor.ts';
import { Secret } from '../../domain/secret.ts';
import type { FindKeychainProgram } from '../../ports/keychain-program.ts';
import type { RandomId } from '../../ports/random-id.ts';
import type { SecretStore } from '../../ports/secret-store.ts';
import type { Check } from './check.ts';

export interface KeychainCheckDeps {
  keychain: Pick<SecretStore, 'read' | 'write' | 'remove' | 'lock'>;
  keychainProgram: FindKeychainProgram;
  randomId: RandomId;
}

type Found = Extract<ComputerFinding, { id: 'keychain' }>['found'];

/** Checks that the keychain saves an item, and which program it is. */
export function keychainChecks(deps: KeychainCheckDeps): Check[] {
  return [
    {
      row: { id: 'keychain' },
      run: async () => ({ id: 'keychain', found: await probe(deps) }),
    },
    {
      row: { id: 'keychain-program' },
      run: async () => ({ id: 'keychain-program', program: await deps.keychainProgram() }),
    },
  ];
}

async function probe({ keychain, randomId }: KeychainCheckDeps): Promise<Found> {
  // Writing to a locked keychain would prompt for its password, although perhaps nobody started this check.
  if ((await keychain.lock()) === 'locked') return 'locked';
  const text = Secret.of(randomId());
  try {
    const written = await keychain.write(probeAccount, text);
    const found = written.ok ? await readBack(keychain, text) : written.problem;
    // A write that is still waiting runs before this removal, so nothing is left behind.
    const removed = await keychain.remove(probeAccount);
    return found === 'works' && !removed.ok ? 'left' : found;
  } finally {
    text.forget();
  }
}

async function readBack(keychain: Pick<SecretStore, 'read'>, text: Secret): Promise<Found> {
  const read = await keychain.read(probeAccount);
  if (!read.ok) return read.problem;
  const same = read.value?.equals(text) ?? false;
  read.value?.forget();
  return same ? 'works' : 'unequal';
}
