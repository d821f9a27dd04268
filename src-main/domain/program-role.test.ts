import { expect, it } from 'vitest';
import { roleOf } from './program-role.ts';

it.each([
  'bash',
  'python3.11',
  'python3.11-dbg',
  'perl5.36-x86_64-linux-gnu',
  'node',
  'php8.2-cgi',
  'vim.basic',
  'gjs-console',
  'ld-linux-x86-64.so.2',
])('%s does what its script says', (tool) => {
  expect(roleOf({ tool, script: null })).toBe('interpreter');
});

it.each(['pythonista', 'perldoc', 'nodemon', 'vimeo', 'deploy'])('%s acts for itself', (tool) => {
  expect(roleOf({ tool, script: null })).toBe('program');
});

it.each([
  ['curl', 'carrier'],
  ['hubkey', 'carrier'],
  ['ssh', 'relay'],
  ['systemd', 'starter'],
  ['sshd', 'starter'],
] as const)('%s is a %s', (tool, role) => {
  expect(roleOf({ tool, script: null })).toBe(role);
});
