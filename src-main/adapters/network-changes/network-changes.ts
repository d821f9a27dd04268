import type { Clock } from '../../ports/clock.ts';
import type { Disposable } from '../../ports/disposable.ts';
import { LastingBus } from '../dbus/lasting-bus.ts';
import type { BusMessage } from '../dbus/message.ts';
import { watchReplacedFile } from './watch-replaced-file.ts';

export interface NetworkSources {
  /** The system bus. */
  bus: string;
  /** The file that names the resolvers, which is rewritten when a network comes or goes. */
  resolvers: string;
  clock: Clock;
}

const networkManager = 'org.freedesktop.NetworkManager';
const networkd = 'org.freedesktop.network1';
const services = [networkManager, networkd];
const propertiesRule = (service: string, path: string, of: string): string =>
  `type='signal',sender='${service}',path='${path}',` +
  `interface='org.freedesktop.DBus.Properties',member='PropertiesChanged',arg0='${of}'`;

/** One change makes several signals, so that the first is reported once nothing has followed for so long, in ms. */
const quietMs = 1_000;

/** From here on `NMState` says that there is a network. */
const connectedLocally = 50;

/**
 * Calls back when this computer's network has changed: from NetworkManager (nm-dbus-types(5)) or systemd-networkd
 * (org.freedesktop.network1(5)), where one of them runs, and from the file of the resolvers. Linux only.
 */
export function onNetworkChange(
  { bus: address, resolvers, clock }: NetworkSources,
  changed: () => void,
): Disposable {
  let later: Disposable | null = null;
  const soon = (): void => {
    later?.dispose();
    later = clock.at(clock.now() + quietMs, changed);
  };
  const bus = new LastingBus({
    address,
    clock,
    services,
    rules: [
      `type='signal',sender='${networkManager}',interface='${networkManager}',member='StateChanged'`,
      propertiesRule(networkManager, '/org/freedesktop/NetworkManager', networkManager),
      propertiesRule(networkd, '/org/freedesktop/network1', `${networkd}.Manager`),
    ],
    onSignal: (_service, message) => {
      if (isChange(message)) soon();
    },
    onService: () => undefined,
    onGone: () => undefined,
  });
  bus.start();
  const file = watchReplacedFile(resolvers, clock, soon);
  return {
    dispose() {
      for (const part of [bus, file, later]) part?.dispose();
    },
  };
}

/** Not that the network is going: nothing can be asked before it is back. */
function isChange({ member, values }: BusMessage): boolean {
  const [state] = values;
  return member !== 'StateChanged' || (typeof state === 'number' && state >= connectedLocally);
}
