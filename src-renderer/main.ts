import { mount } from 'svelte';
import App from './App.svelte';
import { followLocale, loadMessages, localeOf } from '../src-main/contract/index.ts';
import { call } from './bridge.ts';
import { view } from './state/view.svelte.ts';
import './styles/index.css';

/** Shows the page that the address asks for. */
async function show(target: Element): Promise<void> {
  // The first snapshot is loaded before the first paint, so that nothing is drawn twice.
  const first = await call('view', null);
  await loadMessages(localeOf(first));
  view.take(first);
  followLocale(() => localeOf(view.now));
  if (location.hash === '#palette') {
    const { default: Palette } = await import('./features/palette/Palette.svelte');
    mount(Palette, { target });
  } else if (location.hash.startsWith('#api-docs?')) {
    const { default: ApiDocsPage } = await import('./features/api-docs/ApiDocsPage.svelte');
    mount(ApiDocsPage, { target });
  } else {
    mount(App, { target });
  }
}

const target = document.getElementById('app');
// Not awaited here: the other pages' scripts import this one, and would wait for its end.
if (target) void show(target);
