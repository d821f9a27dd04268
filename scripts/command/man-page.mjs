import { english } from './sentences.mjs';
import { synopsis } from './synopsis.mjs';
import { commands, date, environment, examples, exitCodes, options } from './table.mjs';

/**
 * The man page hubkey.1, in the macros of man(7). In English alone: the other languages' pages would have to be in folders
 * of man's own for each (man(1), MANPATH), where a copy in a person's home folder can't put them.
 */
export function manPage(version) {
  const lines = [
    `.TH HUBKEY 1 ${date} "hubkey ${version}"`,
    '.SH NAME',
    `hubkey \\- ${escaped(english('help-summary'))}`,
    '.SH SYNOPSIS',
  ];
  commands.forEach((command, at) => {
    if (at) lines.push('.br');
    lines.push(`\\fBhubkey ${command.name}\\fR ${styled(synopsis(command))}`.trimEnd());
  });
  lines.push('.SH DESCRIPTION', '.B hubkey', escaped(description), '.SH COMMANDS');
  for (const { name, more } of commands) {
    lines.push('.TP', `.B ${name}`, escaped(english(`help-${name}`)));
    if (more) lines.push('.br', escaped(more));
  }
  lines.push('.SH OPTIONS');
  for (const [name, { value }] of Object.entries(options)) {
    const flag = `\\-\\-${escaped(name)}`;
    const words = escaped(english(`option-${name}`));
    lines.push('.TP', value ? `.BI ${flag} " ${value}"` : `.B ${flag}`, words);
  }
  lines.push('.SH EXIT STATUS');
  for (const code of exitCodes) lines.push('.TP', `.B ${code}`, escaped(english(`exit-${code}`)));
  for (const name of ['exit-of-curl', 'exit-of-others']) lines.push('.PP', escaped(english(name)));
  lines.push('.SH ENVIRONMENT');
  for (const name of environment)
    lines.push('.TP', `.B ${name}`, escaped(english(`variable-${name}`)));
  lines.push('.SH EXAMPLES', '.nf', ...examples.map(escaped), '.fi');
  return `${lines.join('\n')}\n`;
}

const description =
  'asks the Hubkey that runs on this computer. The credential stays there: it is added to the request on its way to the Hub, and is never in an argument, the shell’s history or the clipboard unless you ask for that. Only “exec” and “env” put it into an environment, as their name says.';

/** Upper-case words stand for something, the rest is typed as it is. */
const styled = (text) =>
  escaped(text)
    .replaceAll(/\b[A-Z]+\b|curl options|ssh options/g, (found) => `\\fI${found}\\fR`)
    .replaceAll(/\\-\\-[a-z]+(\\-[a-z]+)*/g, (found) => `\\fB${found}\\fR`);

const characters = {
  '\\': '\\e',
  '-': '\\-',
  '“': '\\(lq',
  '”': '\\(rq',
  '’': '\\(cq',
  '…': '...',
};

/** Plain text for roff: nothing in it is a macro or an escape. */
const escaped = (text) =>
  text.replaceAll(/[\\“”’…-]/g, (found) => characters[found]).replace(/^[.']/, '\\&$&');
