import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DoctorPage } from '../../pages/doctor-page.ts';
import { SettingsPage } from '../../pages/settings-page.ts';
import { UnclaimedPage } from '../../pages/unclaimed-page.ts';
import { button, dialogOf, opened, type Scene } from '../scene.ts';
import type { Stage } from '../stage.ts';
import { staging, studio } from './copy-scenes.ts';

type Section = Parameters<SettingsPage['open']>[0];

const section = (name: Section): Scene => ({
  name: `settings-${name.toLowerCase()}`,
  show: ({ page }) => new SettingsPage(page).open(name),
});

/** Answers the next file dialogs with a file of this name in Hubkey's folder. */
async function chooseFile({ hubkey }: Stage, name: string): Promise<string> {
  const path = join(hubkey.userDataDir, name);
  await hubkey.electron.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, path);
  return path;
}

const passphrase = 'correct horse battery';
const sealed = 'keys.age';

async function exportKeys(stage: Stage): Promise<void> {
  const { page } = stage;
  await chooseFile(stage, sealed);
  const dialog = page.getByRole('dialog');
  for (const label of ['Passphrase', 'Passphrase again']) {
    await dialog.getByLabel(label, { exact: true }).fill(passphrase);
  }
  await button(dialog, 'Export keys').click();
  await page.getByText(/^Exported /).waitFor();
}

async function planImport(stage: Stage): Promise<void> {
  const file = {
    hubkey: 'settings',
    version: 1,
    settings: { theme: 'dark', remindKeyAge: 90 },
    profiles: [{ name: 'Farm', hub: 'https://farm.example', user: 'ana', team: 'x' }],
  };
  writeFileSync(await chooseFile(stage, 'import.json'), JSON.stringify(file));
  await dialogOf('Import a file')(stage);
}

/** Of no profile: a session's, and two client keys. */
const unclaimed = '00000000000000aa';
const adoptable = `${unclaimed}/key/00000000000000b1`;

async function leaveItems({ page, desktop, hub }: Stage): Promise<void> {
  await desktop.keychain.put(adoptable, hub.addKey('farm').key);
  await desktop.keychain.put(`${unclaimed}/refresh`, 'ended');
  const items = new UnclaimedPage(page);
  await new SettingsPage(page).open('General');
  await items.open();
  await items.use(adoptable).focus();
}

const general: readonly Scene[] = [
  section('General'),
  {
    name: 'settings-shortcut',
    show: ({ page }) => page.getByRole('button', { name: 'Press keys…' }).click(),
  },
  { name: 'export-keys', show: dialogOf('Export with client keys') },
  {
    name: 'export-keys-error',
    show: async ({ page }) => {
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Passphrase', { exact: true }).fill('too short');
      await button(dialog, 'Export keys').click();
      await dialog.locator('[aria-invalid]').waitFor();
    },
  },
  { name: 'notice', show: exportKeys },
  {
    name: '',
    show: async ({ page }) => {
      await button(page, 'Dismiss').click();
      await new SettingsPage(page).open('General');
    },
  },
  { name: 'open-file', show: dialogOf('Import a file') },
  ...opened('open-file-error', async ({ page }) => {
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Passphrase', { exact: true }).fill('another passphrase');
    await button(dialog, 'Open file').click();
    await dialog.getByRole('alert').waitFor();
  }),
  ...opened('import', planImport),
];

const hubs: readonly Scene[] = [
  section('Hubs'),
  {
    name: 'settings-hub-test',
    show: async ({ page }) => {
      await button(page, 'Test connection').click();
      await page.getByRole('table', { name: `Connection of ${studio}` }).waitFor();
      await button(page, 'Test connection').focus();
    },
  },
  {
    name: 'settings-hub-proxy',
    show: async ({ page }) => {
      await page.getByRole('combobox', { name: `Proxy of ${studio}` }).selectOption('This proxy');
      await page.getByLabel('Proxy address').focus();
    },
  },
  {
    name: 'settings-hub-files',
    show: async (stage) => {
      const { page } = stage;
      // Only a Hub of https has them.
      await page.getByRole('list', { name: 'Hubs' }).getByRole('button', { name: staging }).click();
      writeFileSync(await chooseFile(stage, 'authorities.pem'), 'no certificate');
      await button(page, 'Choose authorities…').click();
      await page.getByRole('alert').waitFor();
      await button(page, 'Choose authorities…').focus();
    },
  },
  { name: '', show: ({ page }) => button(page, 'Remove authorities').click() },
  ...opened('remove-hub', dialogOf('Remove this Hub')),
];

const security: readonly Scene[] = [
  section('Security'),
  {
    name: 'settings-doctor',
    show: async ({ page }) => {
      const doctor = new DoctorPage(page);
      await doctor.run();
      await doctor.check.focus();
    },
  },
  { name: 'settings-unclaimed', show: leaveItems },
  ...opened('adopt-key', dialogOf('Use for a profile')),
  ...opened('remove-items', dialogOf('Remove items')),
];

const about: readonly Scene[] = [
  section('About'),
  ...opened('reset', dialogOf('Reset settings…')),
  {
    name: 'settings-news',
    show: async ({ page }) => {
      await button(page, 'Show what’s new').click();
      await page.getByText('Sign in to any number of Hubs by password').first().waitFor();
    },
  },
];

const sections = [
  'General',
  'Hubs',
  'Clipboard',
  'Terminal',
  'Programs',
  'Security',
  'About',
] as const;

/** Each section as it is at first. */
export const sectionScenes: readonly Scene[] = sections.map(section);

export const settingsScenes: readonly Scene[] = [
  ...general,
  ...hubs,
  section('Clipboard'),
  section('Terminal'),
  {
    name: 'settings-command',
    show: async ({ page }) => {
      await button(page, 'Install the hubkey command').click();
      await button(page, 'Remove the hubkey command').waitFor();
    },
  },
  { name: '', show: ({ page }) => button(page, 'Remove the hubkey command').click() },
  section('Programs'),
  ...security,
  ...about,
  {
    name: 'settings-search',
    show: ({ page }) => new SettingsPage(page).search.fill('clipboard'),
  },
  {
    name: 'settings-no-match',
    show: ({ page }) => new SettingsPage(page).search.fill('zzz'),
  },
];
