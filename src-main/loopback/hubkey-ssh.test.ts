import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { shells } from '../../e2e/fixtures/shells.ts';
import { FakeHelper } from '../testing/fake-helper.ts';

/**
 * Stands in for OpenSSH's client: writes down the words of each call, and does what a host would do. What the
 * host prints first, and how it answers a forward, are files beside it.
 */
const standIn = `#!/bin/sh
{ for word in "$@"; do printf '%s\\n' "$word"; done; echo .; } >>"$FAKE_SSH/calls"
case "$*" in
  *' -M '* | -M*) cat "$FAKE_SSH/first"; exec cat >/dev/null ;;
  *'-O forward'*) exit "$(cat "$FAKE_SSH/forward")" ;;
  *) exit 7 ;;
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
  const ssh = (...words: string[]) =>
    helper.run(shell, ['ssh', ...words], {
      PATH: `${folder}:${process.env['PATH'] ?? ''}`,
      FAKE_SSH: folder,
    });
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
      [['build', '--', '-x', 'y'], ['-x'], 'build', `${set}; y`],
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
    expect(err).toMatch(/hubkey isn’t installed on build\. Copy it there: scp .*hubkey build:/);
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
