import type { Page } from '@playwright/test';
import type { Hubkey } from '../fixtures/hubkey.ts';
import { demoContent, demoKeyDetails } from '../hub/demo-content.ts';
import type { StandInHub } from '../hub/hub.ts';
import { HealthPage } from '../pages/health-page.ts';
import { KeysPage } from '../pages/keys-page.ts';
import { SettingsPage } from '../pages/settings-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

/** What a scene needs to be shown. */
interface Stage {
  page: Page;
  hub: StandInHub;
  hubkey: Hubkey;
}

/** Something that the window shows. */
export interface Scene {
  name: string;
  /** Shows it, from where the scene before has left the window. */
  show: (stage: Stage) => Promise<void>;
}

const escape = ({ page }: Stage): Promise<void> => page.keyboard.press('Escape');

/** A scene that opens something, which the next scene needs closed. */
const opened = (name: string, show: Scene['show']): Scene[] => [
  { name, show },
  { name: '', show: escape },
];

const menu = (button: string): Scene['show'] => {
  return async ({ page }) => {
    await page.getByRole('button', { name: button, exact: true }).click();
    await page.getByRole('menu').waitFor();
  };
};

const dialog = (open: (keys: KeysPage) => Promise<void>): Scene['show'] => {
  return async ({ page }) => {
    await open(new KeysPage(page));
    await page.getByRole('dialog').waitFor();
  };
};

const screen = (name: string): Scene['show'] => {
  return async ({ page }) => {
    await page.getByRole('link', { name }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
  };
};

const settings = (section: Parameters<SettingsPage['choose']>[0]): Scene => ({
  name: `settings-${section.toLowerCase()}`,
  show: async ({ page }) => {
    await new SettingsPage(page).choose(section);
  },
});

/** Gives the Hub sites, jobs, alerts and keys worth looking at. */
function furnish(hub: StandInHub): void {
  const now = Date.now();
  hub.set({ keyDetails: demoKeyDetails(now, hub.user) });
  Object.assign(hub.content, demoContent(now - 60_000, now));
}

async function addKeys({ page, hub }: Stage): Promise<void> {
  for (const name of ['old-laptop', 'contractor', 'qc-dashboard']) hub.addKey(name);
  const keys = new KeysPage(page);
  for (const name of ['nightly-ingest', 'render-farm', 'contractor-2']) {
    await keys.create(name);
    await keys.row(name).waitFor();
  }
  hub.revokeKey(hub.keys().at(-1)?.id ?? 0);
  await keys.more('contractor-2', 'Check');
  await keys.alert.first().waitFor();
}

/** Everything that a person meets in the window, in an order in which each scene follows from the previous one. */
export const scenes: readonly Scene[] = [
  {
    name: 'first-run',
    show: async ({ page, hub }) => {
      furnish(hub);
      await new SignInPage(page).address.waitFor();
    },
  },
  {
    name: 'sign-in-errors',
    show: async ({ page }) => {
      const signIn = new SignInPage(page);
      await signIn.fill('http://hub.example', '', '');
      await signIn.submit.click();
      await page.getByText('Enter your username.').waitFor();
    },
  },
  { name: 'copy', show: ({ page, hub }) => new SignInPage(page).signIn(hub) },
  ...opened('profile-menu', menu('Profile')),
  { name: 'keys-empty', show: screen('Client keys') },
  ...opened(
    'new-key',
    dialog((keys) => keys.button('New client key').click()),
  ),
  { name: 'keys', show: addKeys },
  ...opened('key-copy-menu', menu('Copy nightly-ingest')),
  ...opened('key-menu', menu('More for nightly-ingest')),
  ...opened(
    'rotate-key',
    dialog((keys) => keys.more('nightly-ingest', 'Rotate')),
  ),
  ...opened(
    'revoke-key',
    dialog((keys) => keys.more('nightly-ingest', 'Revoke')),
  ),
  ...opened(
    'add-key',
    dialog((keys) => keys.button('Add existing key').click()),
  ),
  { name: 'health', show: screen('Health') },
  {
    name: 'health-alerts',
    show: ({ page }) => new HealthPage(page).show('Alerts'),
  },
  { name: 'health-changes', show: ({ page }) => new HealthPage(page).show('Changes') },
  { name: 'activity', show: screen('Activity') },
  { name: 'settings-general', show: screen('Settings') },
  ...(['Hubs', 'Clipboard', 'Terminal', 'Programs', 'Security', 'About'] as const).map(settings),
  {
    name: 'settings-search',
    show: async ({ page }) => {
      await new SettingsPage(page).search.fill('clipboard');
    },
  },
  ...opened('shortcuts', async ({ page }) => {
    await page.getByRole('link', { name: 'Activity' }).click();
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
  }),
  {
    name: 'consent',
    show: async ({ page, hubkey }) => {
      void hubkey.helper('GET', '/v1/header', undefined, {
        headers: { 'X-Hubkey-Wait': '60' },
      });
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'health-not-reached',
    show: async ({ page, hub }) => {
      await page.getByRole('button', { name: 'Deny', exact: true }).click();
      await page.getByRole('link', { name: 'Health' }).click();
      await hub.stop();
      await new HealthPage(page).refresh.click();
      await page
        .getByText(/hasn’t answered/)
        .first()
        .waitFor();
    },
  },
];
