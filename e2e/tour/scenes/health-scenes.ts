import { HealthPage } from '../../pages/health-page.ts';
import { furnish } from '../furnish.ts';
import { button, menu, opened, screen, type Scene } from '../scene.ts';

const tab = (name: Parameters<HealthPage['show']>[0]): Scene => ({
  name: `health-${name.toLowerCase()}`,
  show: ({ page }) => new HealthPage(page).show(name),
});

export const healthScenes: readonly Scene[] = [
  {
    name: 'health',
    show: async (stage) => {
      await screen('Health')(stage);
      // Nodes that were heard of when the tour began would be overdue by now.
      furnish(stage.hub);
      await new HealthPage(stage.page).reload();
    },
  },
  ...opened('health-menu', menu('More actions')),
  ...opened('health-credential', async ({ page }) => {
    await new HealthPage(page).more('Choose credential…');
    await page.getByRole('dialog').waitFor();
  }),
  ...(['Alerts', 'Jobs', 'Changes'] as const).map(tab),
];

export const activityScenes: readonly Scene[] = [
  { name: 'activity', show: screen('Activity') },
  ...opened('activity-menu', menu('More actions')),
  {
    name: 'activity-no-match',
    show: async ({ page }) => {
      await page.getByRole('textbox', { name: 'Search activity' }).fill('zzz');
      await page.getByText('zzz').first().waitFor();
    },
  },
  ...opened(
    'shortcuts',
    async ({ page }) => {
      await page.getByRole('heading', { level: 1 }).click();
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
    },
    async ({ page }) => {
      await page.keyboard.press('Escape');
      await button(page, 'Show all activity').click();
    },
  ),
];
