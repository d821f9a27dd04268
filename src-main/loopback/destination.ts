import { valuesOf, type RequestHead } from './request-head.ts';

/** The destination of a request: one of the helper's calls, or a Hub by its profile's name. */
export type Destination =
  | { kind: 'call'; path: string }
  /** `name` comes from the path or the host; `rest` is the path at the Hub, with its query. */
  | { kind: 'hub'; by: 'name' | 'host'; name: string; rest: string };

/** On the socket, Host names the profile for paths below `/api/`; `/hub/PROFILE/…` works on both TCP and the socket. */
export function destinationOf({ door, target, headers }: RequestHead): Destination {
  const path = target.split('?', 1)[0] ?? target;
  if (door === 'socket' && /^\/api(\/|$)/.test(path)) {
    const [host = ''] = valuesOf(headers, 'host');
    const name = host.replace(/:\d*$/, '').toLowerCase();
    return { kind: 'hub', by: 'host', name, rest: target };
  }
  const found = /^\/hub\/([^/?]+)(.*)$/s.exec(target);
  if (!found) return { kind: 'call', path };
  const [, segment = '', rest = ''] = found;
  return { kind: 'hub', by: 'name', name: decoded(segment), rest: rest || '/' };
}

/** A name with invalid encoding can't be a profile's. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
