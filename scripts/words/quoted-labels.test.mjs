import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { catalogueFiles, catalogueSettings, messagesFolder } from './catalogues.mjs';

const { baseLocale, locales } = catalogueSettings();

/** All messages of a language by their keys. */
const messagesOf = (locale) =>
  Object.assign(
    {},
    ...catalogueFiles(locale).map((path) =>
      JSON.parse(readFileSync(join(messagesFolder, path), 'utf8')),
    ),
  );

/** The texts of a message: several where it has plurals. */
const textsOf = (message) =>
  typeof message === 'string' ? [message] : message.flatMap(({ match }) => Object.values(match));

const catalogues = Object.fromEntries(locales.map((locale) => [locale, messagesOf(locale)]));
const base = catalogues[baseLocale];

/** The messages that consist of a text alone. */
const keysOf = (text) => Object.keys(base).filter((key) => base[key] === text);

/** The labels that an English text quotes, each as the messages that it may be. */
const quoted = Object.entries(base).flatMap(([key, message]) =>
  textsOf(message).flatMap((text) =>
    [...text.matchAll(/“([^”{}]+)”/g)]
      .map(([, label]) => ({ key, label, labels: keysOf(label) }))
      .filter(({ labels }) => labels.length > 0),
  ),
);

/** The sections of Settings that an English text points to. */
const pointed = Object.entries(base).flatMap(([key, message]) =>
  textsOf(message).flatMap((text) =>
    [...text.matchAll(/Settings → ([A-Z]\w+)/g)].map(([, label]) => ({ key, label })),
  ),
);

it.each(locales.filter((locale) => locale !== baseLocale))(
  'quotes a button or a setting by its label: %s',
  (locale) => {
    expect(quoted.length).toBeGreaterThan(10);
    const messages = catalogues[locale];
    const wrong = quoted.filter(
      ({ key, labels }) =>
        !textsOf(messages[key]).some((text) =>
          labels.some((label) => text.includes(messages[label])),
        ),
    );
    expect(wrong).toEqual([]);
  },
);

/** Without blanks and quotation marks, which languages put differently. */
const joined = (text) => text.replaceAll(/[「」\s]/g, '');

it.each(locales)('points to a section of Settings by its name: %s', (locale) => {
  expect(pointed.length).toBeGreaterThan(10);
  const messages = catalogues[locale];
  const wrong = pointed.filter(({ key, label }) => {
    const [section] = keysOf(label).filter((name) => name.startsWith('settings_section_'));
    const path = joined(`${messages.settings_title}→${messages[section]}`);
    return !textsOf(messages[key]).some((text) => joined(text).includes(path));
  });
  expect(wrong).toEqual([]);
});

it.each(locales)('calls an alert otherwise than the state “warning”: %s', (locale) => {
  const { health_alerts: alerts, health_state_warning: state } = catalogues[locale];
  expect(alerts.toLowerCase()).not.toContain(state.toLowerCase());
});
