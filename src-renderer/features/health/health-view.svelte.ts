import type { HealthHistory, HealthPicture, ProfileId } from '../../../src-main/contract/index.ts';
import { call, whole } from '../../bridge.ts';

/** What the dashboard shows of one profile. Loaded when the profile's summary says that it has changed. */
export class HealthView {
  picture = $state.raw<HealthPicture | null>(null);
  history = $state.raw<HealthHistory | null>(null);
  reloading = $state(false);
  #of: ProfileId | null = null;
  /** The load whose answer is awaited; one of another profile is given up for it. */
  #running: { of: ProfileId } | null = null;
  /** Whether there is something newer than what is being loaded. */
  #again = false;

  /** Loads what main has now, and once more if it was called meanwhile. */
  async load(profile: ProfileId): Promise<void> {
    if (this.#of !== profile) {
      this.#of = profile;
      this.picture = null;
      this.history = null;
    }
    this.#again = this.#running?.of === profile;
    if (this.#again) return;
    const run = { of: profile };
    this.#running = run;
    try {
      await this.#load(run);
    } finally {
      if (this.#running === run) await this.#ended(profile);
    }
  }

  async #ended(profile: ProfileId): Promise<void> {
    this.#running = null;
    if (this.#again) await this.load(profile);
  }

  async #load(run: { of: ProfileId }): Promise<void> {
    const { of: profile } = run;
    const [picture, history] = await Promise.all([
      whole(call('health', profile)),
      whole(call('healthHistory', profile)),
    ]);
    if (this.#running !== run) return;
    this.picture = picture;
    this.history = history;
  }

  /** Has main read everything from the Hub again; the summary's number then rises, which calls for `load`. */
  async reload(profile: ProfileId): Promise<void> {
    await this.#request('loadHealth', profile);
  }

  /** Reloads because a person asked for it. */
  async refresh(profile: ProfileId): Promise<void> {
    await this.#request('refreshHealth', profile);
  }

  async #request(name: 'loadHealth' | 'refreshHealth', profile: ProfileId): Promise<void> {
    this.reloading = true;
    await call(name, profile);
    this.reloading = false;
  }
}
