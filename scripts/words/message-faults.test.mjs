import { describe, expect, it } from 'vitest';
import { usedMessages } from '../command/used-messages.mjs';
import { saidIn } from '../command/said-in.mjs';
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

describe('messages that the scripts of the command use', () => {
  it('are those that they say, by a whole name or by all that a name can go on with', () => {
    const sh = [
      '# say no-such-thing',
      'say not-running',
      'find || wrong takes-no-value "$name"',
      '    -*) wrong path-first ;;',
      '    *" $1 "*) say "unknown-$1" "$2" ;;',
      '    -rw*) row "$file" "$file" ok doctor-start doctor-file-left "$1" ;;',
      'tell "$text" and essay more',
    ].join('\n');
    expect(saidIn(sh)).toEqual([
      'doctor-file-left',
      'doctor-start',
      'not-running',
      'path-first',
      'takes-no-value',
      'unknown-command',
      'unknown-option',
    ]);
    const powershell = `Say 'not-running'\nStop-Wrong 'needs-value' $Name\n$Text = Get-Words "unknown-$What"`;
    expect(saidIn(powershell)).toEqual([
      'needs-value',
      'not-running',
      'unknown-command',
      'unknown-option',
    ]);
  });

  it('can’t begin with what no sentence does', () => {
    expect(() => saidIn('say "anything-$1"')).toThrow('anything-');
  });

  it('leave a message over that no script says', () => {
    const catalogues = {
      en: {
        'command.json': { command_not_running: 'Start it.', command_left_over: 'Nobody says it.' },
      },
    };
    const known = new Set(usedMessages().filter((key) => key === 'command_not_running'));
    expect(messageFaults({ base: 'en', catalogues, used: known })).toEqual([
      'command_left_over is used nowhere. Remove it from all languages.',
    ]);
    expect(usedMessages()).not.toContain('command_left_over');
    expect(usedMessages()).toContain('command_option_raw_path');
  });
});
