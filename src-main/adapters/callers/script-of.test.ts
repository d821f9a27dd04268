import { expect, it } from 'vitest';
import { scriptOf } from './script-of.ts';

it.each([
  ['bash', ['-x', './run.sh', '--password', 'p'], './run.sh'],
  ['sh', ['-e', 'run.sh'], 'run.sh'],
  ['bash', ['-c', 'curl -u me:secret'], null],
  ['bash', ['--rcfile', 'evil', 'run.sh'], null],
  ['bash', ['-i', 'run.sh'], null],
  ['bash', ['-s', 'run.sh'], null],
  ['bash', [''], null],
  ['bash', ['--', 'run.sh'], 'run.sh'],
  ['python3.11', ['-u', 'run.py'], 'run.py'],
  ['python3.11', ['-W', 'allowed.py', 'evil.py'], null],
  ['python3.11', ['-m', 'http.server'], null],
  ['python3.11', ['-c', 'x', 'allowed.py'], null],
  ['node', ['--eval', 'x'], null],
  ['node', ['--require=./evil.js', 'allowed.js'], null],
  ['node', ['-r', './evil.js', 'allowed.js'], null],
  ['node', ['run.js', '--eval'], 'run.js'],
  ['perl', ['-Mevil', 'allowed.pl'], null],
  ['php8.2', ['-d', 'auto_prepend_file=evil', 'allowed.php'], null],
  ['curl', ['http://x/'], null],
  ['java', ['-jar', 'x.jar'], null],
  ['Python', ['-u', 'run.py'], 'run.py'],
  ['pythonw', ['run.py'], 'run.py'],
  [
    'powershell',
    ['-NoProfile', '-ExecutionPolicy', 'Bypass', '-File', 'a.ps1', '-File', 'b'],
    'a.ps1',
  ],
  ['pwsh', ['-nop', '-f', 'a.ps1'], 'a.ps1'],
  ['pwsh', ['a.ps1'], null],
  ['pwsh', ['-File'], null],
  ['pwsh', ['-Command', 'x', '-File', 'a.ps1'], null],
  ['powershell', ['-ExecutionPolicy', '-File', 'a.ps1'], null],
])('of %s %j the script is %s', (tool, words, script) => {
  expect(scriptOf(tool, words)).toBe(script);
});
