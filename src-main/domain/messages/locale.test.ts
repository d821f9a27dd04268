import { afterEach, describe, expect, it } from 'vitest';
import {
  chosenLocale,
  followLocale,
  formatList,
  inLocale,
  isLoaded,
  loadMessages,
  m,
  spokenLocale,
  type Locale,
} from './index.ts';

afterEach(() => {
  followLocale(() => 'en');
});

describe('the language of words', () => {
  it.each<[string[], Locale]>([
    [['de-AT'], 'de'],
    [['de_AT.UTF-8'], 'de'],
    [['ca_ES@euro', 'es'], 'es'],
    [['C.UTF-8'], 'en'],
    [['POSIX', 'fr'], 'fr'],
    [['JA-jp'], 'ja'],
    [['en-GB', 'de'], 'en'],
    [[], 'en'],
    [['', '-', '\u202e'], 'en'],
  ])('of a person who speaks %j is %s', (languages, locale) => {
    expect(spokenLocale(languages)).toBe(locale);
  });

  it('is the chosen one, or the system’s', () => {
    expect(chosenLocale('system', ['fr-CA'])).toBe('fr');
    expect(chosenLocale('ja', ['fr-CA'])).toBe('ja');
  });

  it('is English until its messages are loaded', async () => {
    expect(isLoaded('es')).toBe(false);
    expect(m.common_cancel({}, { locale: 'es' })).toBe('Cancel');
    await loadMessages('es');
    expect(isLoaded('es')).toBe(true);
    expect(m.common_cancel({}, { locale: 'es' })).toBe('Cancelar');
  });

  it('is what is followed at the time, with lists and plurals of its own', async () => {
    await loadMessages('de');
    let locale: Locale = 'de';
    followLocale(() => locale);
    expect(m.common_days({ count: 1200 })).toBe('1.200 Tage');
    locale = 'en';
    expect(m.common_days({ count: 1 })).toBe('1 day');
    expect(formatList(['a', 'b', 'c'])).toBe('a, b and c');
  });

  it('can be another one for one answer, also where making it fails', async () => {
    await loadMessages('ja');
    expect(inLocale('ja', () => m.common_cancel())).toBe('キャンセル');
    expect(() =>
      inLocale('de', () => {
        throw new Error('fails');
      }),
    ).toThrow();
    expect(m.common_cancel()).toBe('Cancel');
  });
});
