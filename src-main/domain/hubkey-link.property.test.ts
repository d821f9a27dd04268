import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkProperty, hostileText } from '../testing/check-property.ts';
import { readHubkeyLink } from './hubkey-link.ts';
import { isHealthTab, isSettingsSection } from './screen-section.ts';

const typed = hostileText(
  ['hubkey:', '//', '/', '%2f', '%', '%00', '..', '\\', '?', '#', '--', 'settings', 'keys', 'jobs'],
  8,
);

it('reads any text as one of the known places or as nothing', () => {
  checkProperty(
    fc.property(typed, (text) => {
      const link = readHubkeyLink(`hubkey:${text}`);
      if (!link) return;
      const { screen, section } = link;
      expect([null, 'copy', 'keys', 'health', 'activity', 'settings']).toContain(screen);
      if (section === null) return;
      expect(screen === 'health' ? isHealthTab(section) : isSettingsSection(section)).toBe(true);
    }),
  );
});

it('finds every name of a profile again', () => {
  checkProperty(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), (name) => {
      expect(readHubkeyLink(`hubkey:${encodeURIComponent(name)}/copy`)).toEqual({
        profile: name,
        screen: 'copy',
        section: null,
      });
    }),
  );
});
