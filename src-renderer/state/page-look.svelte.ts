import { localeOf } from '../../src-main/contract/index.ts';
import { view } from './view.svelte.ts';

/** Keeps the page in the theme and language of the settings. Call it while a component is created. */
export function followPageLook(): void {
  $effect(() => {
    document.documentElement.dataset['theme'] = view.now.settings.theme;
  });
  $effect(() => {
    document.documentElement.lang = localeOf(view.now);
  });
}
