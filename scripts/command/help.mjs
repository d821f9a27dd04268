import { synopsis } from './synopsis.mjs';
import { commands, environment, exitCodes, options, passedCodes, summary } from './table.mjs';

const width = 100;

/** The text of `hubkey --help`, for `sh` or `powershell`. */
export function helpText(edition) {
  const lines = [`hubkey: ${summary}`, ''];
  for (const command of commands) {
    const words = (edition === 'powershell' && command.powershell) || command.words;
    lines.push(...wrapped(`hubkey ${command.name} ${synopsis(command)}`.trimEnd(), '  ', '      '));
    lines.push(...wrapped(words, '      ', '      '));
  }
  lines.push('  hubkey COMMAND --help | --help | --version', '');
  const names = Object.keys(options);
  const column = Math.max(...names.map((name) => optionWords(name).length)) + 2;
  for (const name of names) {
    const start = `  ${optionWords(name).padEnd(column)}`;
    lines.push(...wrapped(options[name].words, start, ' '.repeat(start.length)));
  }
  const codes = exitCodes.map(({ code, words }) => `${code} ${words}`).join('; ');
  lines.push('', ...wrapped(`Exit codes: ${codes}.`, '', ''));
  for (const sentence of passedCodes) lines.push(...wrapped(sentence, '', ''));
  lines.push('', 'Environment:');
  for (const { name, words } of environment) {
    lines.push(...wrapped(words, `  ${name.padEnd(18)}`, ' '.repeat(20)));
  }
  const text = lines.join('\n');
  return edition === 'powershell' ? ascii(text) : text;
}

const optionWords = (name) => {
  const { value } = options[name];
  return value ? `--${name} ${value}` : `--${name}`;
};

function wrapped(text, first, next) {
  const lines = [];
  let line = first;
  let empty = true;
  for (const word of text.split(/ (?![^[]*\])/)) {
    if (!empty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = next;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line];
}

/** PowerShell 5 reads a script as the system's code page. */
export const ascii = (text) =>
  text
    .replaceAll('…', '...')
    .replaceAll('→', '>')
    .replaceAll(/[“”]/g, '"')
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/[^\n\x20-\x7e]/g, (found) => {
      throw new Error(`No ASCII for ${found}`);
    });
