import {
  fromJsonText,
  type HealthHistory,
  type HealthPicture,
  type ProfileId,
} from '../../../src-main/contract/index.ts';
import { call } from '../../bridge.ts';

/** What the dashboard shows of one profile. Loaded when the profile's summary says that it has changed. */
export class HealthView {
  picture = $state.raw<HealthPicture | null>(null);
  history = $state.raw<HealthHistory | null>(null);
  reloading = $state(false);
  #of: ProfileId | null = null;

  /** Loads what main has now. */
  async load(profile: ProfileId): Promise<void> {
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
    this.picture = fromJsonText(picture);
    this.history = fromJsonText(history);
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
