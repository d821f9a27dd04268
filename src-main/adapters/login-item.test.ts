import { expect, it, vi } from 'vitest';

vi.mock('electron', () => ({ app: {} }));
const { autostartEntry, judgeEntry, ownProgram, startedProgram } = await import('./login-item.ts');

it('quotes the command as the Desktop Entry Specification says', () => {
  const entry = autostartEntry(['/opt/Hub key/hubkey', '/a"b$c\\d%e']);
  expect(entry).toContain(String.raw`Exec="/opt/Hub key/hubkey" "/a\\"b\\$c\\\\d%%e" --hidden`);
  expect(entry).toContain('\nTryExec=/opt/Hub key/hubkey\n');
});

it.each(['/opt/Hubkey/hubkey', '/home/ü b/100% "\\$`/Hubkey.AppImage'])(
  'finds the program of an entry: %s',
  (program) => {
    const entry = autostartEntry([program, '/app']);
    expect(startedProgram(entry)).toBe(program);
    expect(startedProgram(entry.replace(/^TryExec=.*\n/m, ''))).toBe(program);
  },
);

it('finds no program in another text', () => {
  expect(startedProgram('')).toBeNull();
  expect(startedProgram('[Desktop Entry]\nExec=\n')).toBeNull();
});

it('starts the AppImage or portable file itself, as its folder is gone afterwards', () => {
  expect(ownProgram({}, '/opt/Hubkey/hubkey')).toBe('/opt/Hubkey/hubkey');
  expect(ownProgram({ APPIMAGE: '/home/a/H.AppImage' }, '/tmp/.mount_H/hubkey')).toBe(
    '/home/a/H.AppImage',
  );
  expect(ownProgram({ PORTABLE_EXECUTABLE_FILE: 'D:\\H.exe' }, 'C:\\Temp\\Hubkey.exe')).toBe(
    'D:\\H.exe',
  );
});

it.each([
  ['starts', (own: string) => own],
  ['starts', (own: string) => own.replaceAll('\n', '\r\n')],
  ['off', (own: string) => own.replace('enabled=true', 'enabled=false')],
  ['off', (own: string) => `${own}Hidden=true\n`],
  ['other', (own: string) => own.replaceAll('/opt/hubkey', '/tmp/old')],
  ['other', () => ''],
] as const)('finds that an entry is %s', (found, change) => {
  const command: [string] = ['/opt/hubkey'];
  expect(judgeEntry(change(autostartEntry(command)), command)).toBe(found);
});

it('finds that there is none', () => {
  expect(judgeEntry(null, ['/opt/hubkey'])).toBe('missing');
});
