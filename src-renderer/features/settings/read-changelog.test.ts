import { expect, it } from 'vitest';
import changelog from '../../../CHANGELOG.md?raw';
import { readChangelog } from './read-changelog.ts';

it('reads versions, groups and changes over several lines, without the signs of Markdown', () => {
  const text = `# Changelog

## [Unreleased]

### Added

- One \`thing\`, see
  [the guide](https://x).
- **Another**.

## [1.0.0] - 2026-01-02

### Fixed

- A fault.
`;
  expect(readChangelog(text)).toEqual([
    {
      version: null,
      groups: [{ title: 'Added', items: ['One thing, see the guide.', 'Another.'] }],
    },
    { version: '1.0.0', groups: [{ title: 'Fixed', items: ['A fault.'] }] },
  ]);
});

it('reads Hubkey’s own', () => {
  const [newest] = readChangelog(changelog);
  expect(newest?.groups.flatMap(({ items }) => items).length).toBeGreaterThan(10);
});
