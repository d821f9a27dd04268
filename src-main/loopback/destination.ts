import { valuesOf, type RequestHead } from './request-head.ts';

/** Where a request wants to go: a call of ours, or a Hub by its profile's name. */
export type Destination =
  | { kind: 'call'; path: string }
  /** `name` as in a path, or as a host has it; `rest` is the path at the Hub, with its query. */
  | { kind: 'hub'; by: 'name' | 'host'; name: string; rest: string };

/** On the socket a Host names a profile for what is below `/api/`; on both doors `/hub/PROFILE/…` does. */
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

/** A name that is not well encoded is no profile's. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
