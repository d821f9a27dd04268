import type { Clock } from '../../ports/clock.ts';
import type { ScreenEvent, ScreenLock, ScreenState } from '../../ports/screen-lock.ts';
import { LastingBus } from '../dbus/lasting-bus.ts';
import type { BusMessage } from '../dbus/message.ts';

export interface LogindOptions {
  /** The system bus. */
  address: string;
  /** `XDG_SESSION_ID`, if it is set. */
  sessionId: string | undefined;
  clock: Clock;
}

const service = 'org.freedesktop.login1';
const managerPath = '/org/freedesktop/login1';
const manager = `${service}.Manager`;
const session = `${service}.Session`;

/**
 * The lock of our own session and the computer's sleep, from logind: org.freedesktop.login1(5).
 * `Lock` and `Unlock` ask the desktop to lock, `LockedHint` is the state that the desktop reports. A locker
 * that doesn't report leaves the hint false.
 */
export class LogindScreenLock implements ScreenLock {
  readonly #sessionId: string | undefined;
  readonly #bus: LastingBus;
  #onEvent: (event: ScreenEvent) => void = () => undefined;
  #path: Promise<string | null> | null = null;
  /** The hint as last read; null: unknown. */
  #hint: boolean | null = null;
  /** The hint was true once, even if logind went away in between: a locker sets it. */
  #hinted = false;
  #locked = false;
  #asleep = false;

  constructor({ address, sessionId, clock }: LogindOptions) {
    this.#sessionId = sessionId;
    const from = `type='signal',sender='${service}'`;
    this.#bus = new LastingBus({
      address,
      clock,
      services: [service],
      rules: [
        `${from},interface='${manager}',member='PrepareForSleep'`,
        `${from},interface='${session}',member='Lock'`,
        `${from},interface='${session}',member='Unlock'`,
        `${from},interface='org.freedesktop.DBus.Properties',member='PropertiesChanged',arg0='${session}'`,
      ],
      onSignal: (_service, message) => void this.#heard(message),
      onService: () => void this.#reload(),
      onGone: () => {
        this.#path = null;
        this.#hint = null;
      },
    });
  }

  start(onEvent: (event: ScreenEvent) => void): void {
    this.#onEvent = onEvent;
    this.#bus.start();
  }

  async now(): Promise<ScreenState> {
    const hint = await this.#readHint();
    if (hint === null) return 'unknown';
    return hint ? 'locked' : 'open';
  }

  opened(): void {
    this.#locked = false;
  }

  dispose(): void {
    this.#bus.dispose();
  }

  async #heard({ path, member, values }: BusMessage): Promise<void> {
    if (member === 'PrepareForSleep') {
      const [asleep] = values;
      if (path === managerPath && typeof asleep === 'boolean') this.#sleeps(asleep);
      return;
    }
    if (path !== (await this.#sessionPath())) return;
    if (member === 'Lock') this.#saysLocked();
    else if (member === 'Unlock') this.#saysUnlocked();
    else await this.#reloadHint();
  }

  /** Catches up on changes while no signals could be received. */
  async #reload(): Promise<void> {
    await this.#reloadHint();
    const at = { destination: service, path: managerPath };
    const asleep = await this.#bus.property(at, manager, 'PreparingForSleep');
    if (asleep === false) this.#sleeps(false);
  }

  async #reloadHint(): Promise<void> {
    const hint = await this.#readHint();
    if (hint === null || hint === this.#hint) return;
    this.#hint = hint;
    if (hint) this.#saysLocked();
    // With a locker that never sets it, it is always false.
    else if (this.#hinted) this.#saysUnlocked();
    this.#hinted = hint;
  }

  /** Called each time: the user of this class may have assumed that it is unlocked, if no locker had reported yet. */
  #saysLocked(): void {
    this.#locked = true;
    this.#onEvent('locked');
  }

  #saysUnlocked(): void {
    if (!this.#locked) return;
    this.#locked = false;
    this.#onEvent('unlocked');
  }

  #sleeps(asleep: boolean): void {
    if (asleep === this.#asleep) return;
    this.#asleep = asleep;
    this.#onEvent(asleep ? 'suspended' : 'resumed');
  }

  async #readHint(): Promise<boolean | null> {
    const path = await this.#sessionPath();
    if (path === null) return null;
    const hint = await this.#bus.property({ destination: service, path }, session, 'LockedHint');
    return typeof hint === 'boolean' ? hint : null;
  }

  /** Queried once, unless there was no answer. */
  #sessionPath(): Promise<string | null> {
    this.#path ??= this.#askSessionPath().then((path) => {
      if (path === null) this.#path = null;
      return path;
    });
    return this.#path;
  }

  /** A program started by systemd is in no session; `auto` is then the person's session on the screen. */
  async #askSessionPath(): Promise<string | null> {
    const named = this.#sessionId === undefined ? null : await this.#pathOf(this.#sessionId);
    if (named !== null) return named;
    const at = { destination: service, path: `${managerPath}/session/auto` };
    const id = await this.#bus.property(at, session, 'Id');
    return typeof id === 'string' ? this.#pathOf(id) : null;
  }

  async #pathOf(id: string): Promise<string | null> {
    const at = { destination: service, path: managerPath, interface: manager };
    const reply = await this.#bus.call({ ...at, member: 'GetSession', args: [id] });
    const [path] = reply?.values ?? [];
    return typeof path === 'string' ? path : null;
  }
}
