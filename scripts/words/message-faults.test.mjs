import { describe, expect, it } from 'vitest';
import { messageFaults } from './message-faults.mjs';

const plural = (match) => [
  {
    declarations: ['input count', 'local n = count: number', 'local plural = count: plural'],
    selectors: ['plural'],
    match,
  },
];
const english = {
  'copy.json': {
    copy_left: 'clears in {time}',
    copy_keys: plural({ 'plural=one': '{n} key', 'plural=other': '{n} keys' }),
  },
};
const german = {
  'copy.json': {
    copy_left: 'in {time} gelöscht',
    copy_keys: plural({ 'plural=one': '{n} Schlüssel', 'plural=other': '{n} Schlüssel' }),
  },
};
const used = new Set(['copy_left', 'copy_keys']);
const faultsOf = (changed) =>
  messageFaults({ base: 'en', catalogues: { en: english, de: german }, used, ...changed });
const inGerman = (messages) => ({
  catalogues: { en: english, de: { 'copy.json': { ...german['copy.json'], ...messages } } },
});

describe('faults of catalogues', () => {
  it('are none where every language has every message', () => {
    expect(faultsOf({})).toEqual([]);
  });

  it('are messages that a language lacks, or has too many', () => {
    expect(faultsOf(inGerman({ copy_left: undefined }))).toEqual([
      'copy_left is missing in de/copy.json.',
    ]);
    expect(faultsOf(inGerman({ copy_more: 'mehr' }))).toEqual([
      'copy_more in de/copy.json isn’t in en/copy.json.',
    ]);
  });

  it('are values that differ, also inside plurals', () => {
    expect(faultsOf(inGerman({ copy_left: 'gelöscht' }))).toEqual([
      'copy_left in de has the values none, not time.',
    ]);
    expect(faultsOf(inGerman({ copy_keys: 'Schlüssel: {count}' }))).toEqual([]);
  });

  it('are plurals without a text', () => {
    const half = { copy_keys: plural({ 'plural=one': '{n} Schlüssel' }) };
    expect(faultsOf(inGerman(half))).toEqual(['copy_keys in de lacks the plural other.']);
    const any = { copy_keys: plural({ 'plural=*': '{n} Schlüssel' }) };
    expect(faultsOf(inGerman(any))).toEqual([]);
  });

  it('are messages that nobody uses, and calls of none', () => {
    expect(faultsOf({ used: new Set(['copy_left', 'copy_right']) })).toEqual([
      'copy_keys is used nowhere. Remove it from all languages.',
      'copy_right is used, but en doesn’t have it.',
    ]);
  });

  it('are keys that don’t begin with their file’s name', () => {
    const catalogues = { en: { 'api-docs.json': { docs_open: 'Open' } } };
    expect(faultsOf({ catalogues, used: new Set(['docs_open']) })).toEqual([
      'docs_open in en/api-docs.json should begin with “api_docs_”.',
    ]);
  });
});
