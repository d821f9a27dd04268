import { call } from '../../fixtures/leak-audit/walk.ts';
import { KeysPage } from '../../pages/keys-page.ts';
import { button, dialogOf, menu, opened, screen, type Scene } from '../scene.ts';
import type { Stage } from '../stage.ts';

/** Chooses from a key's menu what opens a dialog. */
const dialogFrom =
  (name: string, action: string): Scene['show'] =>
  async ({ page }) => {
    await new KeysPage(page).more(name, action);
    await page.getByRole('dialog').waitFor();
  };

async function create(keys: KeysPage, name: string): Promise<void> {
  await keys.create(name);
  await keys.row(name).waitFor();
}

async function addKeys({ page, hub }: Stage): Promise<void> {
  const keys = new KeysPage(page);
  for (const name of ['old-laptop', 'contractor', 'qc-dashboard']) hub.addKey(name);
  for (const name of ['nightly-ingest', 'render-farm', 'contractor-2']) await create(keys, name);
}

/** As an outcome that is still shown stood in the next scenes too. */
const untilToastEnds = ({ page }: Stage): Promise<void> =>
  page.locator('.toast.shown').waitFor({ state: 'detached' });

export const keyScenes: readonly Scene[] = [
  { name: 'keys-empty', show: screen('Client keys') },
  { name: 'new-key', show: dialogOf('New client key') },
  ...opened('new-key-error', async ({ page }) => {
    const dialog = page.getByRole('dialog');
    await button(dialog, 'Create').click();
    await dialog.locator('[aria-invalid]').waitFor();
  }),
  {
    name: 'key-created',
    show: async (stage) => {
      await addKeys(stage);
      await stage.page.locator('.toast.shown').getByText('contractor-2').waitFor();
    },
  },
  { name: '', show: untilToastEnds },
  {
    name: 'keys',
    show: async ({ page, hub }) => {
      const keys = new KeysPage(page);
      hub.revokeKey(hub.keys().at(-1)?.id ?? 0);
      await keys.more('contractor-2', 'Check');
      await keys.alert.first().waitFor();
      const { current, profiles } = await call(page, 'view', null);
      const farm = profiles
        .flatMap(({ keys: saved }) => saved)
        .find(({ name }) => name === 'render-farm');
      if (current && farm)
        await call(page, 'markKey', { profile: current, key: farm.id, forScripts: true });
    },
  },
  ...opened('key-copy-menu', menu('Copy nightly-ingest')),
  ...opened('key-menu', menu('More for nightly-ingest')),
  ...opened('rotate-key', dialogFrom('nightly-ingest', 'Rotate')),
  ...opened('revoke-key', dialogFrom('nightly-ingest', 'Revoke')),
  ...opened('forget-key', dialogFrom('nightly-ingest', 'Forget')),
  ...opened('add-key-secret', dialogOf('Add secret for qc-dashboard')),
  { name: 'add-key', show: dialogOf('Add existing key') },
  ...opened('add-key-match', async ({ page }) => {
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Key name', exact: true }).fill('qc-dashboard');
    await dialog.getByRole('radio').first().waitFor();
  }),
  {
    name: 'keys-selected',
    show: async ({ page }) => {
      const keys = new KeysPage(page);
      for (const name of ['contractor', 'old-laptop']) await keys.select(name);
    },
  },
  ...opened('revoke-keys', dialogOf('Revoke selected…')),
  {
    name: 'keys-no-match',
    show: async ({ page }) => {
      await button(page, 'Clear selection').click();
      await new KeysPage(page).search.fill('zzz');
    },
  },
  {
    name: 'key-lost',
    show: async ({ page, hub }) => {
      const keys = new KeysPage(page);
      await button(page, 'Show all keys').click();
      for (const dismiss of await button(page, 'Dismiss').all()) await dismiss.click();
      hub.fault({ path: '/api/auth/clientkeys/', method: 'POST' }, { kind: 'lost-answer' });
      await keys.create('render-farm-2');
      await keys.alert.filter({ hasText: 'was lost' }).waitFor();
    },
  },
  { name: '', show: ({ page }) => button(page, 'Keep it').click() },
];
