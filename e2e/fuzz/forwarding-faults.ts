import { idOf, type FarEnd, type FarRequest } from './far-end.ts';
import { described } from './forwarding-callers.ts';
import {
  isGood,
  mayArriveInPart,
  sentBody,
  usesKey,
  type ForwardCase,
} from './forwarding-cases.ts';
import { valuesOf } from './strict-reader.ts';
import type { TwoProfiles } from './two-profiles.ts';

/** Of one connection alone, of the helper, or read by some servers as another header: none of it is for a Hub. */
const notForAHub = /^(keep-alive|te|trailer|upgrade|expect|proxy-.*|x-hubkey-.*|.*_.*)$/i;

/** What is wrong with the requests that arrived. */
export function faultsAt(
  far: FarEnd,
  cases: readonly ForwardCase[],
  authorizations: TwoProfiles['authorizations'],
): string[] {
  const byId = new Map(cases.map((passed) => [passed.id, passed]));
  const faults = far.wrong.map((why) => `no request: ${why}`);
  for (const id of far.cut) {
    const passed = byId.get(id);
    if (!passed || !mayArriveInPart(passed)) faults.push(`${id}: arrived in part`);
  }
  const seen = new Set<string>();
  const users = new Map<number, string>();
  for (const request of far.requests) {
    const id = idOf(request);
    const passed = byId.get(id);
    if (!passed || seen.has(id)) {
      faults.push(`${request.method} ${request.target}: ${passed ? 'twice' : 'sent by nobody'}`);
      continue;
    }
    seen.add(id);
    for (const why of faultsOf(request, passed, authorizations)) {
      faults.push(`${described(passed)}: ${why}`);
    }
    const [user = ''] = valuesOf(request.headers, 'authorization');
    const before = users.get(request.connection) ?? user;
    users.set(request.connection, user);
    if (before !== user) faults.push(`${described(passed)}: on a connection of another credential`);
  }
  const missing = cases.filter((passed) => isGood(passed) && !seen.has(passed.id));
  return [...faults, ...missing.map((passed) => `${described(passed)}: did not arrive`)];
}

function* faultsOf(
  { method, target, headers, body }: FarRequest,
  passed: ForwardCase,
  { sessions, key }: TwoProfiles['authorizations'],
): Generator<string> {
  if (method !== passed.method) yield `method ${method}`;
  if (target !== passed.path || !/^\/api(\/|$)/.test(target)) yield `target ${target}`;
  if (!body.equals(sentBody(passed))) yield `a body of ${body.length} bytes`;
  const authorization = usesKey(passed) ? key : sessions[passed.profile];
  if (valuesOf(headers, 'authorization').join('|') !== authorization) yield 'the wrong credential';
  for (const [name] of headers) if (notForAHub.test(name)) yield `header ${name}`;
  const connection = valuesOf(headers, 'connection').join('|');
  if (!/^(keep-alive|close)?$/.test(connection)) yield `Connection: ${connection}`;
  const named = valuesOf(passed.headers, 'connection').join().toLowerCase();
  for (const [name, value] of passed.headers) {
    const lower = name.toLowerCase();
    // An answer to a change comes uncompressed, so that a credential in it is seen.
    const unchanged = lower !== 'accept-encoding' || /^(GET|HEAD|OPTIONS)$/.test(passed.method);
    const goes = unchanged && (lower.startsWith('content-') || !named.includes(lower));
    if (lower === 'connection' || notForAHub.test(name) || !goes) continue;
    const arrived = valuesOf(headers, lower).join('; ');
    if (!arrived.includes(value)) yield `header ${name} did not arrive`;
  }
}
