import { expect, it } from 'vitest';
import { fileName, roleOf } from './program-role.ts';

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
  'R',
  'Python',
  'osascript',
  'cmd',
  'PowerShell',
  'wsl',
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
  ['explorer', 'starter'],
  ['caffeinate', 'carrier'],
] as const)('%s is a %s', (tool, role) => {
  expect(roleOf({ tool, script: null })).toBe(role);
});

it.each([
  ['C:\\Users\\ana\\hubkey-command.ps1', 'carrier'],
  ['C:\\Users\\ana\\deploy.ps1', 'interpreter'],
])('PowerShell with %s is a %s', (path, role) => {
  const script = { path, device: '1', inode: '2', changed: '3' };
  expect(roleOf({ tool: 'powershell', script })).toBe(role);
});

it.each([
  ['/home/ana/a\\curl', 'a\\curl'],
  ['C:\\Users\\ana\\curl.exe', 'curl.exe'],
  ['curl', 'curl'],
])('the last part of %s is %s', (path, name) => {
  expect(fileName(path)).toBe(name);
});
