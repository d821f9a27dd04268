import { execFile, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { commandScript, FakeHelper } from '../testing/fake-helper.ts';

const names = ['nightly', `we'ird "näme" $(x) \\ & *`, 'two words'];

const has = (program: string): boolean =>
  spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;

let helper: FakeHelper;
let env: NodeJS.ProcessEnv;
beforeAll(async () => {
  helper = await new FakeHelper().start();
  helper.answer = ({ url }) => ({
    body: url.startsWith('/v1/complete') ? `${names.join('\n')}\n` : '',
  });
  const bin = join(helper.folder, 'bin');
  mkdirSync(bin);
  symlinkSync(commandScript, join(bin, 'hubkey'));
  const path = `${bin}:${process.env['PATH'] ?? ''}`;
  env = { ...process.env, PATH: path, HUBKEY_USER_DATA: helper.folder, LC_ALL: 'C.UTF-8' };
});
afterAll(() => helper.stop());

const run = (program: string, args: readonly string[]) =>
  new Promise<string>((done, failed) => {
    execFile(program, [...args], { env, timeout: 20_000 }, (error, out, err) => {
      if (error && !out) failed(new Error(err));
      else done(out);
    });
  });

/** What bash offers for words, as it would insert it, a line each. */
const inBash = (...words: string[]) => {
  const script = `source "$0"; COMP_WORDS=(hubkey "$@"); COMP_CWORD=$#; _hubkey; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return run('bash', ['-c', script, resolve('resources/completions/hubkey.bash'), ...words]);
};

it.runIf(has('bash'))('completes commands, options, profiles and keys in bash', async () => {
  expect((await inBash('l')).trim().split('\n')).toEqual(['login', 'logout']);
  expect((await inBash('jobs', '--w')).trim().split('\n')).toEqual(['--watch', '--wait']);
  expect((await inBash('copy', 'sw')).trim()).toBe('swagger');
  expect((await inBash('use', 'ni')).trim()).toBe('nightly');
  expect((await inBash('keys', 'rotate', 'ni')).trim()).toBe('nightly');
  expect((await inBash('curl', '--key', 'two\\ w')).trim()).toBe('two\\ words');
  // Pasted back as it is inserted, the shell reads the name itself.
  const inserted = (await inBash('logout', '--profile', '')).trim().split('\n');
  const read = await run('bash', ['-c', `printf '%s\\n' ${inserted.join(' ')}`]);
  expect(read.trim().split('\n')).toEqual(names);
  helper.taken();
  await inBash('keys', 'revoke', '--profile', 'two\\ words', 'n');
  expect(helper.taken().map(({ url }) => url)).toEqual([
    '/v1/complete?what=keys&profile=two%20words',
  ]);
  expect(await inBash('keys', 'list', '')).not.toContain('nightly');
  expect((await inBash('curl', 'jobs', '--', '--k')).trim()).toBe('');
  expect(await inBash('exec', '--', 'ech')).toMatch(/^echo$/m);
  // What is typed is never run.
  const touched = join(helper.folder, 'touched');
  await inBash('keys', 'revoke', '--profile', `$(touch ${touched})`, 'n');
  await inBash('use', `$(touch ${touched})`);
  expect(spawnSync('test', ['-e', touched]).status).toBe(1);
});

it.runIf(has('bash'))(
  'writes a name within the quote that was typed, so that nothing is run',
  async () => {
    const touched = join(helper.folder, 'ran');
    const hostile = [
      `hub $(touch ${touched})`,
      `hub \`touch ${touched}\``,
      `hub '";touch ${touched} #\\`,
    ];
    names.push(...hostile);
    for (const quote of ['"', `'`]) {
      for (const command of [['use'], ['keys', 'revoke'], ['curl', '--key']]) {
        const offered = (await inBash(...command, `${quote}hub`)).trimEnd().split('\n');
        const words = offered.map((text) => `${quote}${text}${quote}`).join(' ');
        const read = await run('bash', ['-c', `printf '%s\\n' ${words}`]);
        expect(read.trimEnd().split('\n')).toEqual(hostile);
      }
    }
    expect(spawnSync('test', ['-e', touched]).status).toBe(1);
    names.splice(-hostile.length);
  },
);

it.runIf(has('fish'))('completes commands, options, profiles and keys in fish', async () => {
  const file = resolve('resources/completions/hubkey.fish');
  const inFish = async (line: string) =>
    (await run('fish', ['--no-config', '-c', `source $argv[1]; complete -C $argv[2]`, file, line]))
      .trim()
      .split('\n')
      .map((found) => found.split('\t')[0]);
  expect(await inFish('hubkey lo')).toEqual(['login', 'logout']);
  expect(await inFish('hubkey copy sw')).toEqual(['swagger']);
  expect(await inFish('hubkey jobs --wat')).toEqual(['--watch']);
  expect(await inFish('hubkey use ')).toEqual(expect.arrayContaining(names));
  expect(await inFish('hubkey copy curl ')).toEqual(['']);
  expect(await inFish('hubkey copy curl --ra')).toEqual(['']);
  expect(await inFish('hubkey curl --ra')).toEqual(['--raw-path']);
  expect(await inFish('hubkey keys ')).toEqual(['check', 'list', 'new', 'revoke', 'rotate']);
  expect(await inFish('hubkey keys rotate ')).toEqual(expect.arrayContaining(names));
  expect(await inFish('hubkey keys list ')).toEqual(['']);
  expect(await inFish('hubkey jobs ')).toEqual(['']);
  expect(await inFish('hubkey exec -- ech')).toContain('echo');
  expect(await inFish('hubkey ssh pack')).toEqual(['']);
  helper.taken();
  expect(await inFish(`hubkey curl --profile 'two words' --key nigh`)).toEqual(['nightly']);
  expect(helper.taken().map(({ url }) => url)).toEqual([
    '/v1/complete?what=keys&profile=two%20words',
  ]);
});

it.runIf(has('zsh'))('completes commands, options, profiles and keys in zsh', async () => {
  const zdot = join(helper.folder, 'zdot');
  mkdirSync(zdot);
  // Lists what the completion adds, from a terminal of zsh's own (zpty).
  const script = join(zdot, 'ask.zsh');
  writeFileSync(
    script,
    `zmodload zsh/zpty
zpty asked zsh -f -i
send() { zpty -w asked "$1" }
send "PS1= ; fpath=(${resolve('resources/completions')} \\$fpath); autoload -Uz compinit; compinit -u -D"
send "compadd() { builtin compadd -O found \\"\\$@\\"; print -rl -- \\"added:\\"\\$^found >>${zdot}/added; builtin compadd \\"\\$@\\" }"
send "bindkey '^I' complete-word; print rea''dy"
while zpty -r asked line; do [[ $line == *ready* ]] && break; done
zpty -w -n asked "$1"$'\\t'
for ((i = 0; i < 150; i++)); do sleep 0.1; zpty -rt asked line; [[ -s ${zdot}/added ]] && break; done
sleep 0.3
zpty -d asked
cat ${zdot}/added
`,
  );
  chmodSync(script, 0o755);
  const inZsh = async (line: string) => {
    writeFileSync(join(zdot, 'added'), '');
    const said = await run('zsh', ['-f', script, line]);
    return said.match(/(?<=^added:).+$/gm) ?? [];
  };
  expect(await inZsh('hubkey logi')).toContain('login');
  expect(await inZsh('hubkey use ')).toEqual(expect.arrayContaining(names));
  expect(await inZsh('hubkey keys rotate n')).toContain('nightly');
  expect(await inZsh('hubkey exec -- busybo')).toContain('busybox');
});
