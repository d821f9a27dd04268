import { synopsis } from './synopsis.mjs';
import {
  commands,
  date,
  environment,
  examples,
  exitCodes,
  options,
  passedCodes,
  summary,
} from './table.mjs';

/** The man page hubkey.1, in the macros of man(7). */
export function manPage(version) {
  const lines = [
    `.TH HUBKEY 1 ${date} "hubkey ${version}"`,
    '.SH NAME',
    `hubkey \\- ${escaped(summary)}`,
    '.SH SYNOPSIS',
  ];
  commands.forEach((command, at) => {
    if (at) lines.push('.br');
    lines.push(`\\fBhubkey ${command.name}\\fR ${styled(synopsis(command))}`.trimEnd());
  });
  lines.push('.SH DESCRIPTION', '.B hubkey', escaped(description), '.SH COMMANDS');
  for (const { name, words, more } of commands) {
    lines.push('.TP', `.B ${name}`, escaped(words));
    if (more) lines.push('.br', escaped(more));
  }
  lines.push('.SH OPTIONS');
  for (const [name, { value, words }] of Object.entries(options)) {
    const flag = `\\-\\-${escaped(name)}`;
    lines.push('.TP', value ? `.BI ${flag} " ${value}"` : `.B ${flag}`, escaped(words));
  }
  lines.push('.SH EXIT STATUS');
  for (const { code, words } of exitCodes) lines.push('.TP', `.B ${code}`, escaped(words));
  for (const sentence of passedCodes) lines.push('.PP', escaped(sentence));
  lines.push('.SH ENVIRONMENT');
  for (const { name, words } of environment) lines.push('.TP', `.B ${name}`, escaped(words));
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
