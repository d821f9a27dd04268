import { exhaustive } from './exhaustive.ts';
import { asciiJson } from './request-body.ts';
import type { ShellId } from './settings.ts';
import { quoteFor, quoteForPowerShellInCmd } from './shell.ts';

/** A field of the body: known now, or typed when the command runs. */
export type BodyField =
  | { name: string; value: string }
  | { name: string; prompt: string; hidden: boolean; variable: string | null };
type TypedField = Extract<BodyField, { prompt: string }>;

export interface AskingInput {
  shell: ShellId;
  /** Options before the address, each a word by itself. */
  options: readonly string[];
  url: string;
  /** Names are plain words. */
  fields: readonly BodyField[];
  /** The variable that the token in the answer's `access` is put into. */
  variable: string;
}

/**
 * A command that asks for a password or refresh token, posts it and puts the new access token into a
 * variable. What is typed is in no argument, history or environment: it goes to curl over standard input.
 * It is a single statement, as a shell would otherwise read the next pasted line as the answer.
 * cmd can't hide what is typed, so there PowerShell asks.
 */
export function askingCommand(input: AskingInput): string {
  switch (input.shell) {
    case 'posix':
      return forPosix(input);
    case 'fish':
      return forFish(input);
    case 'powershell':
      return `& {\n${powerShellLines(input, powerShellWord)
        .map((line) => `  ${line}\n`)
        .join('')}}`;
    case 'cmd':
      return forCmd(input);
    default:
      return exhaustive(input.shell);
  }
}

const typedFields = (fields: readonly BodyField[]): TypedField[] =>
  fields.filter((field) => 'prompt' in field);

const variableOf = ({ name }: BodyField): string => `hub_${name}`;

/** The body as JSON in ASCII: pieces of text, and the fields to be typed between them. */
function bodyPieces(fields: readonly BodyField[]): (string | TypedField)[] {
  const pieces: (string | TypedField)[] = [];
  let text = '';
  for (const [at, field] of fields.entries()) {
    text += `${at === 0 ? '{' : ','}${asciiJson(field.name)}:`;
    if ('value' in field) text += asciiJson(field.value);
    else {
      pieces.push(`${text}"`, field);
      text = '"';
    }
  }
  return [...pieces, `${text}}`];
}

/** What curl is called with; the body comes over standard input. */
function curlWords(
  { options, url }: AskingInput,
  program: string,
  word: (text: string) => string,
): string {
  const headers = ['Accept: application/json', 'Content-Type: application/json'];
  const quoted = options.map((option) => (/^-[\w-]+$/.test(option) ? option : word(option)));
  const words = [`${program} -sSf`, ...quoted, '-X POST', word(url)];
  return [
    ...words,
    ...headers.map((text) => `-H ${word(text)}`),
    `--data-binary ${word('@-')}`,
  ].join(' ');
}

function forPosix(input: AskingInput): string {
  const word = (text: string): string => quoteFor('posix', text);
  const asking = typedFields(input.fields).flatMap((field) => {
    const name = variableOf(field);
    const prompt = `printf '%s: ' ${word(field.prompt)} >&2`;
    if (!field.hidden) return [prompt, `IFS= read -r ${name}`];
    // dash has no `read -s`, and says so with status 2.
    const read = `IFS= read -rs ${name} 2>/dev/null || [ $? -lt 2 ] || { stty -echo; IFS= read -r ${name}; stty echo; }`;
    if (field.variable === null) return [prompt, read, 'echo >&2'];
    return [
      `${name}=\${${field.variable}:-}`,
      `[ -n "$${name}" ] || { ${prompt}; ${read}; echo >&2; }`,
    ];
  });
  const body = bodyPieces(input.fields).map((piece) =>
    typeof piece === 'string'
      ? word(piece)
      : String.raw`"$(printf '%s' "$${variableOf(piece)}" | sed 's/[\\"]/\\&/g')"`,
  );
  return [
    `${input.variable}=$(`,
    // Ctrl+C at the password would otherwise leave a terminal that shows nothing typed in dash and busybox.
    `  trap 'stty echo 2>/dev/null; exit 130' INT`,
    ...asking.map((line) => `  ${line}`),
    `  printf '%s' ${body.join(' ')} |`,
    `    ${curlWords(input, 'curl', word)} |`,
    String.raw`    sed -n 's/.*"access" *: *"\([^"]*\)".*/\1/p' | grep .`,
    `) && export ${input.variable}`,
  ].join('\n');
}

function forFish(input: AskingInput): string {
  const word = (text: string): string => quoteFor('fish', text);
  const fields = typedFields(input.fields);
  const known = fields.flatMap((field) =>
    field.variable === null ? [] : [`  set --local ${variableOf(field)} "$${field.variable}"`],
  );
  const asking = fields.map((field) => {
    const name = variableOf(field);
    const silent = field.hidden ? '--silent ' : '';
    const read = `read ${silent}--prompt-str ${word(`${field.prompt}: `)}`;
    // Where a variable is known, the block has it already, and `read` must not make one of its own.
    return field.variable === null
      ? `${read} --local ${name}`
      : `begin; test -n "$${name}"; or ${read} ${name}; end`;
  });
  const body = bodyPieces(input.fields).map((piece) =>
    typeof piece === 'string'
      ? word(piece)
      : String.raw`(string replace -ra '["\\\\]' '\\\\$0' -- "$${variableOf(piece)}")`,
  );
  // After Ctrl+C at a question nothing may be sent.
  const steps = [...asking, `printf '%s' ${body.join(' ')} |`];
  return [
    'begin',
    ...known,
    ...steps.map((step, at) => (at === 0 ? `  ${step}` : `  and ${step}`)),
    `    ${curlWords(input, 'curl', word)} |`,
    `    string replace -rf '.*"access" *: *"([^"]*)".*' '$1' |`,
    `    read --global --export ${input.variable}`,
    'end',
  ].join('\n');
}

const powerShellWord = (text: string): string => quoteFor('powershell', text);

/** The statements, with no double quote, percent sign or backtick outside the quoted words. */
function powerShellLines(input: AskingInput, word: (text: string) => string): string[] {
  const asking = typedFields(input.fields).flatMap((field) => {
    const name = `$${variableOf(field)}`;
    const read = `Read-Host ${word(field.prompt)}`;
    const typed = field.hidden
      ? `[Net.NetworkCredential]::new('', (${read} -AsSecureString)).Password`
      : read;
    return field.variable === null
      ? [`${name} = ${typed}`]
      : [`${name} = $env:${field.variable}`, `if (-not ${name}) { ${name} = ${typed} }`];
  });
  const fields = input.fields.map((field) =>
    'value' in field
      ? `${field.name} = ${word(field.value)}`
      : `${field.name} = $${variableOf(field)}`,
  );
  return [
    ...asking,
    `$hub_body = @{ ${fields.join('; ')} } | ConvertTo-Json -Compress`,
    // Windows PowerShell pipes ASCII to programs.
    String.raw`$hub_body = [regex]::Replace($hub_body, '[^ -~]', { '\u{0:x4}' -f [int][char]$args[0].Value })`,
    `$hub_answer = $hub_body | ${curlWords(input, 'curl.exe', word)} | Out-String`,
    `if ($hub_answer) { $env:${input.variable} = ($hub_answer | ConvertFrom-Json).access }`,
  ];
}

function forCmd(input: AskingInput): string {
  const lines = powerShellLines(input, quoteForPowerShellInCmd);
  const script = [...lines, `$env:${input.variable}`].join('; ');
  // At the prompt; a batch file needs `%%t`.
  return `for /f "usebackq delims=" %t in (\`powershell -NoProfile -Command "${script}"\`) do @set "${input.variable}=%t"`;
}
