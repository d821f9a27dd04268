import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { maxNotes } from '../../src-main/domain/updates/read-manifest.ts';
import { releaseNotes, updateOptions } from './update-options.mjs';

const key = `${'A'.repeat(42)}A=`;
const feed = 'https://updates.example/hubkey/';

it('builds no feed in, unless the environment names one', () => {
  expect(updateOptions({}, 'x')).toEqual([]);
  const { updates } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(updates).toEqual({ feed: '', key: '' });
});

it('builds feed, key and notes in', () => {
  const env = { HUBKEY_UPDATE_FEED: feed, HUBKEY_UPDATE_KEY: key };
  expect(updateOptions(env, 'Faster')).toEqual([
    `-c.extraMetadata.updates.feed=${feed}`,
    `-c.extraMetadata.updates.key=${key}`,
    '-c.publish.provider=generic',
    `-c.publish.url=${feed}`,
    '-c.releaseInfo.releaseNotes=Faster',
  ]);
  expect(updateOptions(env, null)).toHaveLength(4);
});

it.each([
  { HUBKEY_UPDATE_FEED: feed },
  { HUBKEY_UPDATE_KEY: key },
  { HUBKEY_UPDATE_FEED: feed, HUBKEY_UPDATE_KEY: 'x' },
])('builds no package whose updates can’t be checked: %j', (env) => {
  expect(() => updateOptions(env, null)).toThrow('only work together');
});

it('cuts notes at the end of a line where Hubkey would, as Windows bounds the command line', () => {
  const changes = Array.from({ length: 1_000 }, (_, at) => `- Change ${at} in one line of its own`);
  const notes = releaseNotes(`# Changelog\n\n## [Unreleased]\n\n${changes.join('\n')}\n`, '0.2.0');
  expect(notes.length).toBeLessThanOrEqual(maxNotes);
  expect(notes.length).toBeGreaterThan(maxNotes - 100);
  expect(notes).toMatch(/ in one line of its own$/);
  const endless = releaseNotes(`## [Unreleased]\n${'x'.repeat(100_000)}`, '0.2.0');
  expect(endless).toHaveLength(maxNotes);
  const own = releaseNotes(readFileSync('CHANGELOG.md', 'utf8'), '0.1.0');
  expect(own.length).toBeLessThanOrEqual(maxNotes);
});

it('takes the notes of a version, or of what isn’t released', () => {
  const changelog =
    '# Changelog\n\n## [Unreleased]\n\n### Added\n\n- New\n\n## [0.1.0] - 2026\n\n- Old\n';
  expect(releaseNotes(changelog, '0.1.0')).toBe('- Old');
  expect(releaseNotes(changelog, '0.2.0')).toBe('Added\n\n- New');
  expect(releaseNotes('# Changelog', '0.2.0')).toBeNull();
});
