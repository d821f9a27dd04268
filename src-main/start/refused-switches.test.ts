import { expect, it } from 'vitest';
import { refusedSwitches } from './refused-switches.ts';

it.each([
  ['remote-debugging-port=9222'],
  ['remote-debugging-pipe'],
  ['remote-allow-origins=*'],
  ['inspect'],
  ['inspect-brk=0'],
  ['inspect-publish-uid=http'],
  ['js-flags=--expose-gc'],
  ['load-extension=/tmp/x'],
  ['disable-web-security'],
  ['ignore-certificate-errors'],
  ['proxy-server=127.0.0.1:1'],
  ['proxy-pac-url=http://127.0.0.1:1/'],
  ['host-rules=MAP * 127.0.0.1'],
  ['host-resolver-rules=MAP * 127.0.0.1'],
  ['log-net-log=/tmp/x'],
  ['ssl-key-log-file=/tmp/x'],
  ['renderer-cmd-prefix=/tmp/x'],
  ['gpu-launcher=/tmp/x'],
  ['require=/tmp/x'],
  ['r'],
  ['single-process'],
  ['disable-site-isolation-trials'],
  ['disable-features=IsolateOrigins'],
  ['enable-features=UseOzonePlatform,NetworkServiceInProcess'],
  ['enable-logging'],
  ['app=/tmp/x'],
])('refuses --%s, with one dash too', (given) => {
  const [name] = given.split('=');
  expect(refusedSwitches([`--${given}`], 'linux')).toEqual([name]);
  expect(refusedSwitches([`-${given}`, `--${given}`], 'linux')).toEqual([name]);
});

it.each([' --inspect', '\t--inspect', '\n-inspect ', '\u00a0--inspect'])(
  'sees through the blanks around %j, whichever Chromium takes away',
  (given) => {
    expect(refusedSwitches([given], 'linux')).toEqual(['inspect']);
  },
);

it('starts with its own switches and those of the display', () => {
  const args = [
    '--hidden',
    '--quick',
    '--user-data-dir=/tmp/a b=c',
    '--no-sandbox',
    '--ozone-platform-hint=auto',
    '--enable-features=UseOzonePlatform,WaylandWindowDecorations',
    'file',
    '-',
  ];
  expect(refusedSwitches(args, 'linux')).toEqual([]);
});

it('reads Windows’ own forms there alone', () => {
  const args = ['/Remote-Debugging-Port=1', '-INSPECT', '/hidden'];
  expect(refusedSwitches(args, 'win32')).toEqual(['remote-debugging-port', 'inspect']);
  expect(refusedSwitches(['/home/me/file'], 'linux')).toEqual([]);
});

it('sees no switch behind the end of switches, as Chromium does', () => {
  expect(refusedSwitches(['--hidden', '--', '--inspect'], 'linux')).toEqual([]);
});

it.each(['\u00a0--', ' --', '--\t'])('takes no %j for the end of switches', (end) => {
  expect(refusedSwitches([end, '--inspect'], 'linux')).toContain('inspect');
});
