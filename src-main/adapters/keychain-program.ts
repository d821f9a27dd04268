import { readFile } from 'node:fs/promises';
import { keychainProgramOf, type KeychainProgram } from '../domain/doctor.ts';
import { busName, connectBus } from './dbus/bus.ts';

const name = 'org.freedesktop.secrets';

/** The program behind the keychain: on Linux the process that owns the Secret Service's name on the session bus. */
export async function findKeychainProgram(
  platform: NodeJS.Platform = process.platform,
  address = process.env['DBUS_SESSION_BUS_ADDRESS'],
): Promise<KeychainProgram | null> {
  if (platform === 'darwin') return { kind: 'macos' };
  if (platform === 'win32') return { kind: 'windows' };
  const bus = await connectBus(address, {
    onSignal: () => undefined,
    onClose: () => undefined,
  });
  if (!bus) return null;
  const reply = await bus.call({ ...busName, member: 'GetConnectionUnixProcessID', args: [name] });
  bus.close();
  const [pid] = reply?.values ?? [];
  if (typeof pid !== 'number') return null;
  const process = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => null);
  return process === null ? null : keychainProgramOf(process.trim());
}
