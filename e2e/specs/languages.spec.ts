import { loadMessages, m } from '../../src-main/contract/index.ts';
import { expect, test } from '../fixtures/test.ts';
import { SettingsPage } from '../pages/settings-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

const languages = [
  { locale: 'de', name: 'Deutsch' },
  { locale: 'fr', name: 'Français' },
  { locale: 'es', name: 'Español' },
  { locale: 'ja', name: '日本語' },
] as const;

test.beforeAll(async () => {
  for (const { locale } of languages) await loadMessages(locale);
});

test('the language changes without a restart, in window, tray and helper, and stays', async ({
  launch,
  hub,
  trayHost,
}) => {
  const first = await launch();
  const page = await first.window();
  await new SignInPage(page).signIn(hub);
  await new SettingsPage(page).open('General');
  const item = await trayHost.item();
  const labels = async () => (await item.menu()).map(({ label }) => label);
  let shown: 'en' | (typeof languages)[number]['locale'] = 'en';
  for (const { locale, name } of languages) {
    const choice = page.getByRole('combobox', { name: m.settings_language({}, { locale: shown }) });
    await choice.selectOption({ label: name });
    shown = locale;
    await expect(page.locator('html')).toHaveAttribute('lang', locale);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      m.settings_title({}, { locale }),
    );
    await expect.poll(labels).toContain(m.tray_copy_header({}, { locale }));
    const refused = await first.helper('GET', '/v1/nothing');
    expect(await refused.text()).toContain(m.helper_no_such_call({}, { locale }));
  }
  await first.quit();
  const second = await launch();
  const later = await second.window();
  await expect(later.locator('html')).toHaveAttribute('lang', 'ja');
  const answer = async (language: string) =>
    (
      await second.helper('GET', '/v1/nothing', undefined, {
        headers: { 'accept-language': language },
      })
    ).text();
  expect(await answer('fr-CA, de;q=0.5')).toContain(m.helper_no_such_call({}, { locale: 'fr' }));
});

for (const { locale } of languages) {
  test(`a first start on a computer in ${locale} speaks it @long`, async ({ launch }) => {
    const hubkey = await launch({ env: { HUBKEY_LANG: `${locale}_XX.UTF-8` } });
    const page = await hubkey.window();
    await expect(
      page.getByRole('button', { name: m.sign_in_submit({}, { locale }) }),
    ).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', locale);
  });
}
