import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { shells } from '../../e2e/fixtures/shells.ts';
import { commandScript, FakeHelper } from '../testing/fake-helper.ts';

/**
 * Stands in for OpenSSH's client: writes down the words of each call, and does what a host would do. What the
 * host prints first, and how it answers a forward, are files beside it.
 */
const standIn = `#!/bin/sh
{ for word in "$@"; do printf '%s\\n' "$word"; done; echo .; } >>"$FAKE_SSH/calls"
case "$*" in
  *' -M '* | -M*)
    near=\${3%/c}
    [ ! -e "$FAKE_SSH/says" ] || eval "printf %s \\"$(cat "$FAKE_SSH/says")\\"" >&2
    cat "$FAKE_SSH/first"
    exec cat >/dev/null
    ;;
  *'-O forward'*)
    [ ! -S "\${2%/c}/s" ] || echo socket >"$FAKE_SSH/forwarded"
    exit "$(cat "$FAKE_SSH/forward")"
    ;;
  *) [ ! -e "$FAKE_SSH/session" ] || . "$FAKE_SSH/session"; exit 7 ;;
esac
`;

let helper: FakeHelper;
let folder: string;
beforeAll(async () => {
  helper = await new FakeHelper().start();
  folder = join(helper.folder, 'fake-ssh');
  mkdirSync(folder);
  writeFileSync(join(folder, 'ssh'), standIn);
  chmodSync(join(folder, 'ssh'), 0o755);
});
afterAll(() => helper.stop());
beforeEach(() => {
  rmSync(join(folder, 'calls'), { force: true });
  writeFileSync(
    join(folder, 'first'),
    'Welcome!\nhubkey-folder:yes:/bin/bash:/run/user/1/.hubkey-x\n',
  );
  writeFileSync(join(folder, 'forward'), '0');
});

const calls = (): string[][] =>
  existsSync(join(folder, 'calls'))
    ? readFileSync(join(folder, 'calls'), 'utf8')
        .split('\n.\n')
        .filter(Boolean)
        .map((call) => call.split('\n'))
    : [];

describe.each(shells)('hubkey ssh in %s', (...shell) => {
  const variables = () => ({
    PATH: `${folder}:${process.env['PATH'] ?? ''}`,
    FAKE_SSH: folder,
  });
  const ssh = (...words: string[]) => helper.run(shell, ['ssh', ...words], variables());
  /** What stands in the last call after our own options: the person's, the host and the command. */
  const session = (): string[] | undefined => {
    const words = calls().at(-1);
    return words?.slice(words.indexOf('ClearAllForwardings=yes') + 1);
  };

  it('reads options, host and command as ssh does', async () => {
    const set = 'export HUBKEY_SOCKET=/run/user/1/.hubkey-x/s';
    const login = `${set}; exec "$SHELL" -l`;
    for (const [words, options, host, command] of [
      [['build'], [], 'build', login],
      [['-p', '22', 'ana@build'], ['-p', '22'], 'ana@build', login],
      [['build', '-vp22', '-o', 'A=b c'], ['-vp22', '-o', 'A=b c'], 'build', login],
      [
        ['-vi', "my 'key", 'build', 'make', '-j', '$(nproc)'],
        ['-vi', "my 'key"],
        'build',
        `${set}; make -j $(nproc)`,
      ],
      [['build', '--', '-x', 'y'], [], 'build', `${set}; -x y`],
      [['-v', '--', 'build', '-x', '--', 'y'], ['-v'], 'build', `${set}; -x -- y`],
      [['build', "echo 'a  b'; exit 3"], [], 'build', `${set}; echo 'a  b'; exit 3`],
    ] as const) {
      const { code, err } = await ssh(...words);
      expect({ words, code, err }).toEqual({ words, code: 7, err: '' });
      expect(session(), words.join(' ')).toEqual([...options, host, command]);
      const [first = [], forward = []] = calls().slice(-3);
      expect(first.slice(first.indexOf('RemoteCommand=none') + 1, -1)).toEqual([
        ...options,
        '-T',
        host,
      ]);
      expect(forward.slice(-3)[0]).toBe('-R');
      expect(forward.slice(-2)[0]).toMatch(
        /^\/run\/user\/1\/\.hubkey-x\/s:\/tmp\/hubkey-ssh\.\w+\/s$/,
      );
      rmSync(join(folder, 'calls'));
    }
  });

  it('sets the variable as csh does, where that is the shell there', async () => {
    writeFileSync(join(folder, 'first'), 'hubkey-folder:no:/bin/tcsh:/tmp/.hubkey-x\n');
    const { err } = await ssh('build', 'true');
    expect(session()).toEqual(['build', 'setenv HUBKEY_SOCKET /tmp/.hubkey-x/s; true']);
    expect(err).toContain(
      `hubkey isn’t installed on build. Copy it there: scp '${commandScript}' build:.local/bin/hubkey\n`,
    );
  });

  it('forwards a socket that is named from the current folder', async () => {
    const env = { ...variables(), HUBKEY_SOCKET: relative(process.cwd(), helper.socket) };
    const forwarded = join(folder, 'forwarded');
    writeFileSync(join(folder, 'forward'), '0');
    expect(await helper.run(shell, ['ssh', 'build', 'true'], env)).toMatchObject({ code: 7 });
    expect(readFileSync(forwarded, 'utf8').trim()).toBe('socket');
  });

  it('passes on what ssh says, but not how it found Hubkey gone', async () => {
    writeFileSync(join(folder, 'says'), 'Warning: x\nconnect to $near/s port -2 failed: gone\n');
    expect(await ssh('build', 'true')).toEqual({ code: 7, out: '', err: 'Warning: x\n' });
    rmSync(join(folder, 'says'));
  });

  it.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
    ['SIGHUP', 129],
  ] as const)('ends at once on %s to itself alone, and leaves nothing', async (signal, code) => {
    writeFileSync(join(folder, 'session'), 'echo $$; exec sleep 30');
    const [program = 'sh', ...options] = shell;
    const child = spawn(program, [...options, commandScript, 'ssh', 'build', 'true'], {
      env: { ...process.env, ...variables(), HUBKEY_USER_DATA: helper.folder },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const ended = once(child, 'exit');
    const pid = Number(String((await once(child.stdout, 'data'))[0]));
    const since = Date.now();
    child.kill(signal);
    expect(await ended).toEqual([code, null]);
    expect(Date.now() - since).toBeLessThan(3000);
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
    rmSync(join(folder, 'session'));
  });

  it('removes what a run that was killed has left', async () => {
    const left = mkdtempSync('/tmp/hubkey-ssh.');
    writeFileSync(join(left, 'pid'), `${2 ** 22 + 1}\n`);
    const running = mkdtempSync('/tmp/hubkey-ssh.');
    writeFileSync(join(running, 'pid'), `${process.pid}\n`);
    expect(await ssh('build', 'true')).toMatchObject({ code: 7 });
    expect([left, running].map((path) => existsSync(path))).toEqual([false, true]);
    rmSync(running, { recursive: true });
  });

  it('refuses what it can’t do, and asks for what is missing, before it connects', async () => {
    for (const words of [
      [],
      ['-p', '22'],
      ['-fN', 'build'],
      ['build', '-vM'],
      ['-W', 'a:1', 'b'],
      ['b', '-p'],
      ['a\nb'],
      ['--'],
      ['--', '-oProxyCommand=touch x', 'x'],
      ['ana@-oProxyCommand=x', 'true'],
      ['--profile', 'p', 'build'],
    ]) {
      expect(await ssh(...words), words.join(' ')).toMatchObject({ code: 2, out: '' });
    }
    expect(calls()).toEqual([]);
    const none = { HUBKEY_USER_DATA: '/dev/null/none' };
    expect(await helper.run(shell, ['ssh', 'build'], none)).toMatchObject({ code: 3 });
  });

  it('stops at a malformed folder name, or at a socket that isn’t forwarded', async () => {
    for (const far of ['/tmp/x y', '/a;reboot', '/a/$(x)']) {
      writeFileSync(join(folder, 'first'), `hubkey-folder:yes:/bin/sh:${far}\n`);
      expect(await ssh('build', 'true')).toMatchObject({ code: 1, out: '' });
      expect(calls()).toHaveLength(1);
      rmSync(join(folder, 'calls'));
    }
    writeFileSync(join(folder, 'first'), 'hubkey-folder:yes:/bin/sh:/tmp/x\n');
    writeFileSync(join(folder, 'forward'), '255');
    const refused = await ssh('build', 'true');
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toContain('build refused to forward Hubkey’s socket.');
  });
});
