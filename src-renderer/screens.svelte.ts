import type { Component } from 'svelte';
import type { ScreenName } from '../src-main/contract/index.ts';
import CopyScreen from './features/copy/CopyScreen.svelte';
import SignInScreen from './features/sign-in/SignInScreen.svelte';

type FirstScreen = 'copy' | 'sign-in';
type LaterScreen = Exclude<ScreenName, FirstScreen>;

const loaders: Record<LaterScreen, () => Promise<{ default: Component }>> = {
  keys: () => import('./features/keys/KeysScreen.svelte'),
  health: () => import('./features/health/HealthScreen.svelte'),
  activity: () => import('./features/activity/ActivityScreen.svelte'),
  settings: () => import('./features/settings/SettingsScreen.svelte'),
};

const laterScreens: readonly LaterScreen[] = ['keys', 'health', 'activity', 'settings'];

/** The screens. A window opens at one of the first ones; the others are files of their own, loaded behind it. */
class Screens {
  #loaded = $state.raw<Record<FirstScreen, Component> & Partial<Record<LaterScreen, Component>>>({
    copy: CopyScreen,
    'sign-in': SignInScreen,
  });
  #failed = $state.raw<readonly ScreenName[]>([]);

  /** Whether a screen couldn't be loaded, as after the files of a running Hubkey were replaced. */
  hasFailed(name: ScreenName): boolean {
    return this.#failed.includes(name);
  }

  /** A screen; null until it is loaded. */
  of(name: ScreenName): Component | null {
    return this.#loaded[name] ?? null;
  }

  /** Loads a screen, if it isn't there; it never rejects. */
  async load(name: ScreenName): Promise<void> {
    if (name === 'copy' || name === 'sign-in' || this.#loaded[name]) return;
    try {
      const { default: screen } = await loaders[name]();
      this.#loaded = { ...this.#loaded, [name]: screen };
      this.#failed = this.#failed.filter((other) => other !== name);
    } catch {
      this.#failed = [...this.#failed, name];
    }
  }

  /** Loads all of them, so that going to one takes no time. */
  async loadRest(): Promise<void> {
    for (const name of laterScreens) await this.load(name);
  }
}

export const screens = new Screens();
