import { expect, it, vi } from 'vitest';

vi.mock('electron', () => ({ app: {} }));
const { autostartEntry, judgeEntry } = await import('./login-item.ts');

it('quotes the command as the Desktop Entry Specification says', () => {
  const entry = autostartEntry(['/opt/Hub key/hubkey', '/a"b$c\\d%e']);
  expect(entry).toContain(String.raw`Exec="/opt/Hub key/hubkey" "/a\"b\$c\\d%%e" --hidden`);
});

it.each([
  ['starts', (own: string) => own],
  ['starts', (own: string) => own.replaceAll('\n', '\r\n')],
  ['off', (own: string) => own.replace('enabled=true', 'enabled=false')],
  ['off', (own: string) => `${own}Hidden=true\n`],
  ['other', (own: string) => own.replace('/opt/hubkey', '/tmp/old')],
  ['other', () => ''],
] as const)('finds that an entry is %s', (found, change) => {
  const command = ['/opt/hubkey'];
  expect(judgeEntry(change(autostartEntry(command)), command)).toBe(found);
});

it('finds that there is none', () => {
  expect(judgeEntry(null, ['/opt/hubkey'])).toBe('missing');
});
