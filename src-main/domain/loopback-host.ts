/**
 * Whether a host is this computer by its text alone: an address in 127.0.0.0/8, `::1`, one of the
 * former inside IPv6, or exactly `localhost`, each in any spelling that a URL allows. A name below
 * `localhost` is not: a system's resolver may ask DNS for it.
 */
export function isLoopbackHost(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[|\]$/g, '');
  if (name.includes(':')) return isLoopbackIpv6(name);
  const rooted = name.replace(/\.$/, '');
  return rooted === 'localhost' || firstOctet(rooted) === 127;
}

/** The number of an IPv4 address as a URL reads it, also of `127.1` and `0x7f000001`; null if it isn't one. */
function firstOctet(text: string): number | null {
  const parts = text.split('.').map(ipv4Number);
  const last = parts.pop() ?? null;
  if (last === null || parts.length > 3 || last >= 256 ** (4 - parts.length)) return null;
  if (parts.some((part) => part === null || part > 255)) return null;
  return parts[0] ?? Math.floor(last / 256 ** 3);
}

/** https://url.spec.whatwg.org/#ipv4-number-parser */
function ipv4Number(text: string): number | null {
  if (/^0x[\da-f]*$/.test(text)) return Number.parseInt(`0${text.slice(2)}`, 16);
  if (/^0[0-7]+$/.test(text)) return Number.parseInt(text, 8);
  return /^(0|[1-9]\d*)$/.test(text) ? Number(text) : null;
}

function isLoopbackIpv6(text: string): boolean {
  const groups = ipv6Groups(text);
  if (!groups) return false;
  const [high = 0, low = 0] = groups.slice(6);
  const lead = groups.slice(0, 6).join();
  if (lead === '0,0,0,0,0,0') return high === 0 && low === 1;
  return lead === '0,0,0,0,0,65535' && high >> 8 === 127;
}

/** The eight groups of an IPv6 address, or null if it isn't one. */
function ipv6Groups(text: string): number[] | null {
  const [head = '', tail, more] = text.split('::');
  if (more !== undefined) return null;
  const [front, back] = [groupsIn(head), groupsIn(tail ?? '')];
  if (!front || !back) return null;
  const left = 8 - front.length - back.length;
  if (tail === undefined ? left !== 0 : left < 1) return null;
  return [...front, ...Array.from({ length: left }, () => 0), ...back];
}

function groupsIn(text: string): number[] | null {
  if (!text) return [];
  const groups: number[] = [];
  const parts = text.split(':');
  for (const [at, part] of parts.entries()) {
    if (/^[\da-f]{1,4}$/.test(part)) groups.push(Number.parseInt(part, 16));
    else if (at === parts.length - 1 && isDotted(part)) groups.push(...pairs(part));
    else return null;
  }
  return groups;
}

const isDotted = (text: string): boolean =>
  /^\d{1,3}(\.\d{1,3}){3}$/.test(text) && text.split('.').every((part) => Number(part) < 256);

/** Four octets as two groups. */
function pairs(dotted: string): number[] {
  const [a = 0, b = 0, c = 0, d = 0] = dotted.split('.').map(Number);
  return [a * 256 + b, c * 256 + d];
}
