import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';

it.each(['demo', 'start'])('npm’s %s prints its usage and does nothing else', (script) => {
  const args = [`scripts/${script}.mjs`, '--virtual-display', '--help'];
  const printed = execFileSync(process.execPath, args, { encoding: 'utf8' });
  expect(printed).toMatch(/^Usage: npm .*--virtual-display.*--help/s);
});
