import { expect, it, vi } from 'vitest';

vi.mock('electron', () => ({ app: {} }));
const { autostartEntry } = await import('./login-item.ts');

it('quotes the command as the Desktop Entry Specification says', () => {
  const entry = autostartEntry(['/opt/Hub key/hubkey', '/a"b$c\\d%e']);
  expect(entry).toContain(String.raw`Exec="/opt/Hub key/hubkey" "/a\"b\$c\\d%%e" --hidden`);
});
