import { localeOf } from '../../src-main/contract/index.ts';
import { view } from './view.svelte.ts';

/** Keeps the page in the chosen theme, and its language known to screen readers. For a component's start. */
export function followSettings(): void {
  $effect(() => {
    document.documentElement.dataset['theme'] = view.now.settings.theme;
  });
  $effect(() => {
    document.documentElement.lang = localeOf(view.now);
  });
}
