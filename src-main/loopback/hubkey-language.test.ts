import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shells } from '../../e2e/fixtures/shells.ts';
import { commandScript, FakeHelper, type CommandEnd } from '../testing/fake-helper.ts';

type Words = Record<string, string>;
const catalogue = (locale: string): Words =>
  v.parse(
    v.record(v.string(), v.string()),
    JSON.parse(readFileSync(resolve(`src-main/domain/messages/${locale}/command.json`), 'utf8')),
  );
const say = (locale: string, key: string, values: Words = {}) =>
  `hubkey: ${(catalogue(locale)[`command_${key}`] ?? '').replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')}\n`;

const languages = { de: 'de_DE.UTF-8', fr: 'fr_FR.UTF-8', es: 'es_ES.UTF-8', ja: 'ja_JP.UTF-8' };
const none = { LC_ALL: '', LC_MESSAGES: '', LANG: '' };
const away = { ...none, HUBKEY_USER_DATA: '/dev/null/none' };
const hostile = `{1}{2} %s $(id) \`id\` \\1 ' "`;

let helper: FakeHelper;
beforeAll(async () => {
  helper = await new FakeHelper().start();
});
afterAll(() => helper.stop());

describe.each(shells)('the hubkey command in %s', (...shell) => {
  it.each(Object.entries(languages))('speaks the caller’s language: %s', async (locale, LANG) => {
    const env = { ...none, LANG };
    expect(await helper.run(shell, ['status'], { ...away, LANG })).toEqual({
      code: 3,
      out: '',
      err: say(locale, 'not_running'),
    });
    expect(await helper.run(shell, ['status', hostile.replace('{1}', '-{1}')], env)).toEqual({
      code: 2,
      out: '',
      err: say(locale, 'unknown_option', { word: hostile.replace('{1}', '-{1}') }),
    });
    expect(await helper.run(shell, ['exec', '--', hostile], env)).toMatchObject({
      code: 127,
      err: say(locale, 'no_program', { name: hostile }),
    });
    helper.answer = ({ url }) =>
      url.startsWith('/v1/refusal') ? { body: '{"kind":"locked"}' } : { breaks: true };
    const refused = await helper.run(shell, ['curl', '/api/jobs/'], env);
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toContain(say(locale, 'refused_locked'));
    helper.answer = () => ({ body: '{"clearsInSeconds":30}' });
    const copied = await helper.run(shell, ['copy', 'header'], env);
    const words = say(locale, 'copied_header_clears', { seconds: '30' }).replace('hubkey: ', '');
    expect(copied).toEqual({ code: 0, out: words, err: '' });
    const help = await helper.run(shell, ['login', '--help'], env);
    expect(help.out).toContain(catalogue(locale)['command_environment']);
    expect(help).toMatchObject({ code: 0, err: '' });
  });

  it.each([
    ['LC_ALL over the others', { LC_ALL: 'fr_FR', LC_MESSAGES: 'de_DE', LANG: 'ja_JP' }, 'fr'],
    ['LC_MESSAGES over LANG', { LC_MESSAGES: 'es_MX.UTF-8', LANG: 'ja_JP.UTF-8' }, 'es'],
    ['a language alone', { LANG: 'de' }, 'de'],
    ['a variant', { LANG: 'de_DE.UTF-8@euro' }, 'de'],
    ['C', { LANG: 'C' }, 'en'],
    ['C before a language', { LC_ALL: 'C.UTF-8', LANG: 'de_DE.UTF-8' }, 'en'],
    ['POSIX', { LANG: 'POSIX' }, 'en'],
    ['nothing', {}, 'en'],
    ['a language it lacks', { LANG: 'xx_YY.UTF-8' }, 'en'],
    ['a path', { LANG: '../de' }, 'en'],
  ])('takes %s', async (_what, env, locale) => {
    const ended = await helper.run(shell, ['status'], { ...away, ...env });
    // bash itself warns of a locale that this machine doesn't have.
    expect(ended.err.replace(/^bash: warning: .*\n/, '')).toBe(say(locale, 'not_running'));
  });

  it.each([
    [{ LANG: 'de_DE.UTF-8' }, 'de-DE'],
    [{ LANG: 'ja_JP.eucJP' }, 'ja-JP'],
    [{ LC_ALL: 'C', LANG: 'de_DE' }, 'en'],
    [{}, 'en'],
    [{ LANG: 'xx_YY' }, 'xx-YY'],
    [{ LANG: 'de_DE\r\nX-Hubkey-Key: other' }, 'de-DE'],
  ])('asks the helper for answers in it: %j', async (env, language) => {
    helper.answer = () => ({ body: 'a table\n' });
    helper.taken();
    for (const args of [['status'], ['keys'], ['login'], ['refresh']])
      await helper.run(shell, args, { ...none, ...env });
    const asked = helper.taken();
    expect(asked.map(({ headers }) => headers['accept-language'])).toEqual(Array(4).fill(language));
    expect(asked.map(({ headers }) => headers['x-hubkey-key'])).toEqual(Array(4).fill(undefined));
  });

  it('asks for English where a program reads the answer', async () => {
    helper.answer = () => ({ body: '{}' });
    helper.taken();
    const LANG = languages.de;
    await helper.run(shell, ['status', '--json'], { ...none, LANG });
    expect(helper.taken().map(({ headers }) => headers['accept-language'])).toEqual(['en']);
    const alone = await helper.run(shell, ['doctor', '--json'], { ...away, LANG });
    expect(JSON.parse(alone.out)).toMatchObject({
      checks: [{ words: catalogue('en')['command_doctor_not_running'] }, {}, {}, {}],
    });
    const text = await helper.run(shell, ['doctor'], { ...away, LANG });
    expect(text.out).toContain(catalogue('de')['command_doctor_not_running']);
  });

  it('says nothing of the language to the Hub, nor to a command’s environment', async () => {
    const LANG = languages.de;
    helper.answer = () => ({ body: '[]' });
    helper.taken();
    await helper.run(shell, ['curl', '/api/jobs/'], { ...none, LANG });
    expect(helper.taken().map(({ headers }) => headers['accept-language'])).toEqual([undefined]);
    helper.answer = () => ({ body: 'HUB_URL=https://hub.example\nJWT_TOKEN=t\n' });
    const { out } = await helper.run(shell, ['exec', '--', 'env'], { ...none, LANG });
    expect(helper.taken().map(({ headers }) => headers['accept-language'])).toEqual(['de-DE']);
    expect(out).toContain('LANG=de_DE.UTF-8\n');
    expect(out).not.toContain('hubkey_language');
  });
});

describe('where the script stands', () => {
  const run = (script: string, cwd = helper.folder, program = 'sh') =>
    new Promise<CommandEnd>((done) => {
      const env = { ...process.env, ...away, LANG: languages.de };
      const child = execFile(program, [script, 'status'], { env, cwd }, (_error, out, err) =>
        done({ code: child.exitCode, out, err }),
      );
    });

  it('finds its words through links, and from its own folder', async () => {
    const [far, near] = [join(helper.folder, 'far'), join(helper.folder, 'near')];
    symlinkSync(commandScript, far);
    symlinkSync('far', near);
    expect((await run(near)).err).toBe(say('de', 'not_running'));
    expect((await run('near')).err).toBe(say('de', 'not_running'));
    expect((await run('hubkey', resolve('resources/bin'))).err).toBe(say('de', 'not_running'));
  });

  it('speaks English where it was copied alone', async () => {
    mkdirSync(join(helper.folder, 'alone'));
    const alone = join(helper.folder, 'alone', 'hubkey');
    copyFileSync(commandScript, alone);
    expect((await run(alone)).err).toBe(say('en', 'not_running'));
  });
});
