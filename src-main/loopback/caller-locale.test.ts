import { afterEach, describe, expect, it } from 'vitest';
import { followLocale } from '../domain/messages/index.ts';
import { callerLocale } from './caller-locale.ts';

afterEach(() => {
  followLocale(() => 'en');
});

const localeFor = (...values: string[]) =>
  callerLocale({ headers: values.map((value) => ['Accept-Language', value]) });

describe('the language of an answer', () => {
  it.each([
    [['de'], 'de'],
    [['de-AT,de;q=0.9,en;q=0.8'], 'de'],
    [['en;q=0.5, fr;q=0.9'], 'fr'],
    [['ca', 'es'], 'es'],
    [['de;q=0, ja'], 'ja'],
    [['*'], 'en'],
    [['de;q=odd, fr'], 'fr'],
  ])('by %j is %s', (values, locale) => {
    expect(localeFor(...values)).toBe(locale);
  });

  it('is the window’s where the caller asks for none', () => {
    followLocale(() => 'ja');
    expect(localeFor()).toBe('ja');
    expect(localeFor(' ')).toBe('ja');
    expect(localeFor('*')).toBe('ja');
    expect(localeFor('de;q=0.5, *;q=0.1')).toBe('de');
    expect(localeFor('en')).toBe('en');
  });
});
