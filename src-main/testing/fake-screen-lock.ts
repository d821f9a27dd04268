import type { IdleTime } from '../ports/idle-time.ts';
import type { PersonCheck } from '../ports/person-check.ts';
import type { ScreenEvent, ScreenLock, ScreenState } from '../ports/screen-lock.ts';

/** A screen that locks on demand. `state` can be set independently of the reported events. */
export class FakeScreenLock implements ScreenLock {
  state: ScreenState = 'open';
  #onEvent: ((event: ScreenEvent) => void) | null = null;

  start(onEvent: (event: ScreenEvent) => void): void {
    this.#onEvent = onEvent;
    if (this.state === 'locked') onEvent('locked');
  }

  now(): Promise<ScreenState> {
    return Promise.resolve(this.state);
  }

  opened(): void {
    this.state = 'open';
  }

  dispose(): void {
    this.#onEvent = null;
  }

  get listening(): boolean {
    return this.#onEvent !== null;
  }

  lock(): void {
    this.#becomes('locked');
  }

  unlock(): void {
    this.#becomes('open');
  }

  /** Reports an event without changing the state. */
  say(event: ScreenEvent): void {
    this.#onEvent?.(event);
  }

  #becomes(state: 'locked' | 'open'): void {
    if (state === this.state) return;
    this.state = state;
    this.#onEvent?.(state === 'locked' ? 'locked' : 'unlocked');
  }
}

/** A person who is away for as long as a test says. */
export class FakeIdleTime implements IdleTime {
  ms = 0;

  idleMs(): number {
    return this.ms;
  }
}

/** A system prompt that answers as a test says. */
export class FakePersonCheck implements PersonCheck {
  answer: 'confirmed' | 'refused' | 'none' = 'none';
  readonly reasons: string[] = [];

  confirm(reason: string): Promise<'confirmed' | 'refused' | 'none'> {
    this.reasons.push(reason);
    return Promise.resolve(this.answer);
  }
}
