import { exhaustive } from './exhaustive.ts';
import type { HubProblem } from './hub-problem.ts';
import { isLoopbackHost } from './loopback-host.ts';
import { fail, ok, type Result } from './result.ts';

/** Why a typed text isn't a Hub address. */
export type AddressProblem =
  | { kind: 'empty' }
  | { kind: 'not-an-address' }
  /** Something else than http and https was typed. */
  | { kind: 'scheme'; scheme: string }
  /** A user or password is in front of the host, where it would be saved in plain text. */
  | { kind: 'credentials-inside' }
  | { kind: 'port' };

/** A Hub's address in its normal form, and facts that follow from it. */
export interface AddressFacts {
  /** `scheme://host[:port][/prefix]`: host in lower case, no default port, no `/api`, no final slash. */
  hub: string;
  encrypted: boolean;
  /** The Hub is on this computer, so nothing crosses a network. */
  loopback: boolean;
  /** No scheme was typed, so https is used and never silently http. */
  schemeAssumed: boolean;
  /**
   * The addresses where the Hub may be, in the order to try. Whether a Hub can be below a path isn't documented, so
   * a pasted page of its own UI could be such a path. All have the same origin, and `hub` is one of them.
   */
  bases: readonly string[];
}

const defaultPorts = { http: 80, https: 443 } as const;
type Scheme = keyof typeof defaultPorts;
const isScheme = (text: string): text is Scheme => text in defaultPorts;

/**
 * Reads an address in every form a person may paste: a host, with port, scheme, prefix, `/api/docs/`,
 * or a page of the Hub's own UI. An address with a query or fragment is such a page, so `hub` is its origin.
 */
export function readHubAddress(text: string): Result<AddressFacts, AddressProblem> {
  const typed = text.trim();
  if (!typed) return fail({ kind: 'empty' });
  if (hasControlOrBlank(typed)) return fail({ kind: 'not-an-address' });
  const typedScheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(typed);
  const scheme = typedScheme?.[1]?.toLowerCase() ?? 'https';
  if (!isScheme(scheme)) return fail({ kind: 'scheme', scheme });
  const rest = typed.slice(typedScheme?.[0].length ?? 0);
  const [beforeQuery = ''] = rest.split(/[?#]/);
  const slash = beforeQuery.indexOf('/');
  const authority = slash < 0 ? beforeQuery : beforeQuery.slice(0, slash);
  const path = slash < 0 ? '' : beforeQuery.slice(slash);
  if (authority.includes('@')) return fail({ kind: 'credentials-inside' });
  const authorityRead = readAuthority(authority);
  if (!authorityRead.ok) return authorityRead;
  const prefix = readPrefix(path);
  if (prefix === null) return fail({ kind: 'not-an-address' });
  const { host, port } = authorityRead.value;
  const shownPort = port === null || port === defaultPorts[scheme] ? '' : `:${port}`;
  const origin = `${scheme}://${host}${shownPort}`;
  const isPage = !prefix.certain && beforeQuery !== rest;
  return ok({
    hub: isPage ? origin : origin + prefix.path,
    bases: prefix.certain ? [origin + prefix.path] : basesOf(origin, prefix.path),
    encrypted: scheme === 'https',
    loopback: isLoopbackHost(host),
    schemeAssumed: !typedScheme,
  });
}

/** Host and port of a Hub's normal form, as people say it. */
export function hostOf(hub: string): string {
  return hub.replace(/^https?:\/\//, '').split('/')[0] ?? hub;
}

/** The name a profile gets until a person renames it: the host, `-PORT` added where one is given. */
export function defaultProfileName(hub: string): string {
  const [, host = '', port] = /^(\[[^\]]+\]|[^:]+)(?::(\d+))?$/.exec(hostOf(hub)) ?? [];
  const name = host.replace(/^\[|\]$/g, '') || hostOf(hub);
  return port ? `${name}-${port}` : name;
}

/** `wanted`, if necessary with the first free number; case alone doesn't make names different. */
export function uniqueName(wanted: string, taken: readonly string[]): string {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wanted : `${wanted}-${number}`;
    if (!used.has(name.toLowerCase())) return name;
  }
}

/** The address of a path of the Hub. */
export function apiUrl(hub: string, path: string): string {
  return `${hub}${path}`;
}

function readAuthority(
  authority: string,
): Result<{ host: string; port: number | null }, AddressProblem> {
  const match = /^(\[[0-9a-f:.]+\]|[^:[\]]+)(?::(\d*))?$/i.exec(authority);
  const [, host, portText] = match ?? [];
  if (!host || !isHost(host)) return fail({ kind: 'not-an-address' });
  if (!portText) return ok({ host: host.toLowerCase(), port: null });
  const port = Number(portText);
  if (port < 1 || port > 65_535) return fail({ kind: 'port' });
  return ok({ host: host.toLowerCase(), port });
}

const isHost = (host: string): boolean =>
  host.startsWith('[') ||
  (/^[\p{L}\p{N}](?:[\p{L}\p{N}._-]*[\p{L}\p{N}])?\.?$/u.test(host) && isPlainOrFour(host));

/**
 * A host that ends in a number is an IPv4 address (URL Standard, "ends in a number checker"). Only
 * four plain numbers mean the same to every program: `127.1`, `0x7f.1` and `010.0.0.1` are different computers
 * to different programs.
 */
function isPlainOrFour(host: string): boolean {
  const parts = host.replace(/\.$/, '').split('.');
  if (!/^(\p{N}+|0x[\da-f]*)$/iu.test(parts.at(-1) ?? '')) return true;
  const isByte = (part: string) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255;
  return parts.length === 4 && parts.every(isByte);
}

/** A base that people type has no more parts than this. */
const maxBases = 6;

/** The deepest first: of two Hubs on one origin it is the intended one. */
function basesOf(origin: string, prefix: string): readonly string[] {
  const parts = prefix.split('/').slice(1);
  const bases = parts.map(
    (_part, at) => `${origin}/${parts.slice(0, parts.length - at).join('/')}`,
  );
  return [...bases.slice(0, maxBases - 1), origin];
}

/**
 * The part before `/api`, without a final slash; it is then `certain` to be the base. Null if it has
 * empty or dotted parts.
 */
function readPrefix(path: string): { path: string; certain: boolean } | null {
  const parts = path.split('/').slice(1);
  const api = parts.indexOf('api');
  const certain = api >= 0;
  const before = (certain ? parts.slice(0, api) : parts).join('/').replace(/\/+$/, '');
  if (!before) return { path: '', certain };
  const good = before.split('/').every((part) => part && part !== '.' && part !== '..');
  return good && !before.includes('\\') ? { path: `/${before}`, certain } : null;
}

/**
 * Whether a problem may mean that the Hub is at another base of the same origin:
 * its UI or a server in front of it answered. The framework's own errors come from a Hub.
 */
export function mayBeElsewhere(problem: HubProblem): boolean {
  switch (problem.kind) {
    case 'not-a-hub':
    case 'redirect':
    case 'blocked':
      return true;
    case 'no-network':
    case 'unreachable':
    case 'certificate':
    case 'connection-file':
    case 'client-certificate':
    case 'host-not-allowed':
    case 'server-error':
    case 'throttled':
    case 'unreadable':
    case 'rejected':
    case 'challenged':
    case 'not-permitted':
    case 'wrong-method':
    case 'not-found':
    case 'invalid':
      return false;
    default:
      return exhaustive(problem);
  }
}

const hasControlOrBlank = (text: string): boolean =>
  [...text].some((char) => (char.codePointAt(0) ?? 0) <= 0x20 || char === '\u007f');
