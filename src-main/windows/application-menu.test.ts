import { expect, it } from 'vitest';
import { applicationMenu, contextMenu, type MenuItem } from './application-menu.ts';

const flat = (items: readonly MenuItem[]): MenuItem[] =>
  items.flatMap((item) => (item.kind === 'submenu' ? [item, ...flat(item.items)] : [item]));
const labels = (items: readonly MenuItem[]): string[] =>
  flat(items).flatMap((item) => ('label' in item ? [item.label] : []));

it.each(['linux', 'win32', 'darwin'] as const)(
  'has nothing of Electron’s own menu that reloads, and each label once in its menu: %s',
  (platform) => {
    const menus = applicationMenu(platform);
    const all = labels(menus);
    expect(all.join('\n')).not.toMatch(/reload|developer|learn more|community/i);
    for (const menu of menus) expect(new Set(labels([menu])).size).toBe(labels([menu]).length);
    expect(all).toContain('Quit Hubkey');
    expect(all).toContain('Keyboard shortcuts');
  },
);

it('has the app’s own menu first on macOS', () => {
  expect(applicationMenu('darwin')[0]).toMatchObject({ label: 'Hubkey' });
  expect(applicationMenu('linux')[0]).toMatchObject({ label: 'File' });
});

it('offers what can be done with the text that was clicked', () => {
  expect(labels(contextMenu({ isEditable: true, hasSelection: false }))).toEqual([
    'Cut',
    'Copy',
    'Paste',
    'Select all',
  ]);
  expect(labels(contextMenu({ isEditable: false, hasSelection: true }))).toEqual(['Copy']);
  expect(contextMenu({ isEditable: false, hasSelection: false })).toEqual([]);
});
