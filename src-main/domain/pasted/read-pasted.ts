import { readHubAddress } from '../hub-address.ts';
import { fail, ok, type Result } from '../result.ts';
import { assignments } from './assignments.ts';
import { headersOf } from './curl-arguments.ts';
import { quotings, shellWords, type Quoting } from './shell-words.ts';

/** What a pasted curl command or .env text says. The key is a secret. */
export interface Pasted {
  /** In normal form; null: the text names no Hub. */
  hub: string | null;
  key: string;
}

/** Why nothing is taken from it. */
export type PastedProblem =
  | { kind: 'nothing' }
  /** It only has an access token, which ends within the hour. `hub` null: it names no Hub. */
  | { kind: 'token'; hub: string | null }
  /** It has different client keys. */
  | { kind: 'several' }
  /** The client key is a variable whose value isn't there. */
  | { kind: 'variable'; name: string };

/** What the text holds of one kind of credential. */
interface Found {
  keys: Set<string>;
  token: boolean;
  variable: string | null;
  hub: string | null;
}

const keyName = /(^|_)API_?KEY$/i;
/** A key of another service must not go to the Hub. */
const keyOfHub = /^API_?KEY$|(^|_)(HUB|HUBKEY|NGENEA[A-Z]*)_/i;
const tokenName = /(^|_)(JWT|JWT_TOKEN|ACCESS_TOKEN|BEARER_TOKEN)$/i;
const hubName = /(^|_)HUB(_(URL|ADDRESS|HOST|BASE_URL))?$/i;

/**
 * Reads a pasted text: curl commands in the quoting of any shell, header lines, .env files and assignments of shells.
 * Runs and expands nothing but variables that the text itself assigns.
 */
export function readPasted(text: string): Result<Pasted, PastedProblem> {
  const variables = assignments(text);
  const found: Found = { keys: new Set(), token: false, variable: null, hub: null };
  for (const [name, value] of variables) {
    if (value === '') continue;
    if (keyName.test(name) && keyOfHub.test(name)) addKey(found, value, variables);
    else if (tokenName.test(name)) found.token = true;
    else if (hubName.test(name)) found.hub ??= hubOf(value);
  }
  const [first] = likelyQuotings(text)
    .map((quoting) => readCommand(text, quoting, variables))
    .sort((left, right) => right.weight - left.weight);
  for (const header of first?.headers ?? []) addHeader(found, header, variables);
  found.hub = first?.hub ?? found.hub;
  return outcome(found);
}

/** What only one shell writes. */
const marks: Partial<Record<Quoting, RegExp>> = {
  powershell: /`\r?\n|\bcurl\.exe\b|\$env:/i,
  cmd: /\^\r?\n|\^["%&|<>]/,
};

/** The ways to read the text, the most likely one first. */
const likelyQuotings = (text: string): readonly Quoting[] => [
  ...quotings.filter((quoting) => marks[quoting]?.test(text)),
  ...quotings.filter((quoting) => !marks[quoting]?.test(text)),
];

function outcome({ keys, token, variable, hub }: Found): Result<Pasted, PastedProblem> {
  const [key, ...others] = keys;
  if (others.length > 0) return fail({ kind: 'several' });
  if (key !== undefined) return ok({ hub, key });
  if (variable !== null) return fail({ kind: 'variable', name: variable });
  return fail(token ? { kind: 'token', hub } : { kind: 'nothing' });
}

/** The headers and the address of the text as one shell would read it; `weight` says how much of it made sense. */
function readCommand(text: string, quoting: Quoting, variables: ReadonlyMap<string, string>) {
  const { headers, addresses } = headersOf(shellWords(text, quoting));
  const authorizations = headers.filter((header) => authorization.test(header));
  const hubs = addresses.map((address) => hubOf(expanded(address, variables)));
  const hub = hubs.find((found) => found !== null) ?? null;
  return { headers, hub, weight: authorizations.length * 2 + (hub === null ? 0 : 1) };
}

const authorization = /^\s*authorization\s*:\s*(api-key|bearer)\s+(\S+)\s*$/i;

function addHeader(found: Found, header: string, variables: ReadonlyMap<string, string>): void {
  const [, scheme = '', value = ''] = authorization.exec(header) ?? [];
  if (scheme.toLowerCase() === 'api-key') addKey(found, value, variables);
  else if (scheme !== '') found.token = true;
}

function addKey(found: Found, value: string, variables: ReadonlyMap<string, string>): void {
  const key = expanded(value, variables).replace(/^api-key\s+/i, '');
  const [, name] = variableForm.exec(key) ?? [];
  if (name !== undefined) found.variable ??= name;
  else if (/^[!-~]{1,2000}$/.test(key)) found.keys.add(key);
}

/** A whole value that is a variable: $NAME, ${NAME}, $env:NAME, %NAME%. */
const variableForm = /^[$%]\{?(?:env:)?([A-Za-z_]\w*)[}%]?$/i;

/** A text with the values of variables that are known. */
const expanded = (text: string, variables: ReadonlyMap<string, string>): string =>
  text
    .replaceAll(
      /\$\{?(?:env:)?([A-Za-z_]\w*)\}?/gi,
      (whole, name: string) => variables.get(name) ?? whole,
    )
    .replaceAll(/%([A-Za-z_]\w*)%/g, (whole, name: string) => variables.get(name) ?? whole);

function hubOf(text: string): string | null {
  const address = readHubAddress(text);
  return address.ok ? address.value.hub : null;
}
