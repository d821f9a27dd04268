import { synopsis } from './synopsis.mjs';
import { commands, environment, exitCodes, options } from './table.mjs';
import { widthOf, wrapped } from './wrap.mjs';

/** The text of `hubkey --help`, for `sh` or `powershell`; `words` gives a sentence by its name. */
export function helpText(edition, words) {
  const lines = [`hubkey: ${words('help-summary')}`, ''];
  for (const command of commands) {
    const differs = edition === 'powershell' && command.powershell;
    const about = words(`help-${command.name}${differs ? '-powershell' : ''}`);
    lines.push(...wrapped(`hubkey ${command.name} ${synopsis(command)}`.trimEnd(), '  ', '      '));
    lines.push(...wrapped(about, '      ', '      '));
  }
  lines.push('  hubkey COMMAND --help | --help | --version', '');
  const names = Object.keys(options);
  const column = Math.max(...names.map((name) => optionWords(name).length)) + 2;
  for (const name of names) {
    const start = `  ${optionWords(name).padEnd(column)}`;
    lines.push(...wrapped(words(`option-${name}`), start, ' '.repeat(widthOf(start))));
  }
  const codes = exitCodes.map((code) => `${code} ${words(`exit-${code}`)}`).join('; ');
  lines.push(
    '',
    ...wrapped(
      words('exit-codes').replace('{codes}', () => codes),
      '',
      '',
    ),
  );
  for (const name of ['exit-of-curl', 'exit-of-others'])
    lines.push(...wrapped(words(name), '', ''));
  lines.push('', words('environment'));
  for (const name of environment) {
    lines.push(...wrapped(words(`variable-${name}`), `  ${name.padEnd(18)}`, ' '.repeat(20)));
  }
  return lines.join('\n');
}

const optionWords = (name) => {
  const { value } = options[name];
  return value ? `--${name} ${value}` : `--${name}`;
};
