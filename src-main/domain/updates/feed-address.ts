import { readHubAddress } from '../hub-address.ts';
import { isLoopbackHost } from '../loopback-host.ts';
import { fail, ok, type Result } from '../result.ts';

/** `not-encrypted`: http is for an address of this computer only, such as 127.0.0.1. */
export type FeedAddressProblem = 'not-an-address' | 'not-encrypted' | 'credentials-inside';

/** Longer than anybody's, in UTF-16 units. */
const maxLength = 300;

/** The characters that mean the same to every server, without percent signs: RFC 3986, section 2.3. */
const plainPath = /^(?:\/(?!\.{1,2}(?:\/|$))[\w.~-]+)*\/?$/;

/** Reads the address of a feed of updates. Its normal form ends in a slash, and has no query. */
export function readFeedAddress(text: string): Result<string, FeedAddressProblem> {
  const typed = text.trim();
  const [, scheme, authority = '', path = ''] =
    /^(?:([a-z]+):\/\/)?([^/?#]+)([^?#]*)$/i.exec(typed) ?? [];
  if (typed.length > maxLength || !plainPath.test(path)) return fail('not-an-address');
  const read = readHubAddress(scheme === undefined ? authority : `${scheme}://${authority}`);
  if (!read.ok) {
    const inside = read.problem.kind === 'credentials-inside';
    return fail(inside ? 'credentials-inside' : 'not-an-address');
  }
  const { hub, encrypted } = read.value;
  if (!encrypted && !isLiteralLoopback(hub)) return fail('not-encrypted');
  return ok(`${hub}${path.replace(/\/$/, '')}/`);
}

/** An address of this computer itself: `localhost` is a name. */
const isLiteralLoopback = (hub: string): boolean => {
  const host = hub.replace(/^http:\/\//, '').replace(/:\d+$/, '');
  return isLoopbackHost(host) && !/localhost\.?$/.test(host);
};
