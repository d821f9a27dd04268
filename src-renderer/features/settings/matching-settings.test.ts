import { expect, it } from 'vitest';
import { matchingSettings } from './matching-settings.ts';

const button = { kind: 'act', button: 'Lock now', act: () => null } as const;
const theme = {
  label: 'Theme',
  help: null,
  control: {
    kind: 'choice',
    value: 'dark',
    options: [{ value: 'dark', label: 'Dark' }],
    choose: () => undefined,
  },
} as const;
const lock = { label: 'Sperren für Schlüssel', help: 'Bis du zurück bist.', control: button };
const secrets = { label: 'Secrets', help: null, words: ['Keychain'], control: button };
const items = [theme, lock, secrets];
const found = (query: string) => matchingSettings(items, query, () => 'General');

it('finds a setting by label, help, choice, button and further words', () => {
  expect(found('theme')).toEqual([theme]);
  expect(found('dark')).toEqual([theme]);
  expect(found('zuruck')).toEqual([lock]);
  expect(found('lock NOW')).toEqual([lock, secrets]);
  expect(found('keychain')).toEqual([secrets]);
});

it('wants every word, wherever it stands, the section’s name too', () => {
  expect(found('general theme')).toEqual([theme]);
  expect(found('theme keychain')).toEqual([]);
});

it('needs neither case nor accents, and gives all for blanks', () => {
  expect(found('SCHLUSSEL')).toEqual([lock]);
  expect(found('  ')).toEqual(items);
});
