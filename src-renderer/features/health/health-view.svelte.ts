import type { HealthHistory, HealthPicture, ProfileId } from '../../../src-main/contract/index.ts';
import { call } from '../../bridge.ts';

/** What the dashboard shows of one profile, asked for when its summary says that there is more. */
export class HealthView {
  picture = $state.raw<HealthPicture | null>(null);
  history = $state.raw<HealthHistory | null>(null);
  looking = $state(false);
  #of: ProfileId | null = null;

  /** Takes what main holds now. */
  async take(profile: ProfileId): Promise<void> {
    if (this.#of !== profile) {
      this.#of = profile;
      this.picture = null;
      this.history = null;
    }
    const [picture, history] = await Promise.all([
      call('health', profile),
      call('healthHistory', profile),
    ]);
    if (this.#of !== profile) return;
    this.picture = picture;
    this.history = history;
  }

  /** Has everything read anew; `take` follows by itself, as the summary's number rises. */
  async look(profile: ProfileId): Promise<void> {
    await this.#read('loadHealth', profile);
  }

  /** The same, as a person asked for it. */
  async refresh(profile: ProfileId): Promise<void> {
    await this.#read('refreshHealth', profile);
  }

  async #read(name: 'loadHealth' | 'refreshHealth', profile: ProfileId): Promise<void> {
    this.looking = true;
    await call(name, profile);
    this.looking = false;
  }
}
