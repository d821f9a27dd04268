import { idOf, type FarEnd, type FarRequest } from './far-end.ts';
import { described } from './passage-callers.ts';
import { isGood, mayArriveInPart, sentBody, usesKey, type PassageCase } from './passage-cases.ts';
import { valuesOf } from './strict-reader.ts';
import type { TwoProfiles } from './two-profiles.ts';

/** Of one connection alone, of the helper, or read by some servers as another header: none of it is for a Hub. */
const notForAHub = /^(keep-alive|te|trailer|upgrade|expect|proxy-.*|x-hubkey-.*|.*_.*)$/i;

/** What of the things that arrived must not be. */
export function faultsAt(
  far: FarEnd,
  cases: readonly PassageCase[],
  authorizations: TwoProfiles['authorizations'],
): string[] {
  const byId = new Map(cases.map((one) => [one.id, one]));
  const faults = far.wrong.map((why) => `no request: ${why}`);
  for (const id of far.cut) {
    const one = byId.get(id);
    if (!one || !mayArriveInPart(one)) faults.push(`${id}: arrived in part`);
  }
  const seen = new Set<string>();
  const users = new Map<number, string>();
  for (const request of far.requests) {
    const id = idOf(request);
    const one = byId.get(id);
    if (!one || seen.has(id)) {
      faults.push(`${request.method} ${request.target}: ${one ? 'twice' : 'sent by nobody'}`);
      continue;
    }
    seen.add(id);
    for (const why of faultsOf(request, one, authorizations)) {
      faults.push(`${described(one)}: ${why}`);
    }
    const [user = ''] = valuesOf(request.headers, 'authorization');
    const before = users.get(request.connection) ?? user;
    users.set(request.connection, user);
    if (before !== user) faults.push(`${described(one)}: on a connection of another credential`);
  }
  const missing = cases.filter((one) => isGood(one) && !seen.has(one.id));
  return [...faults, ...missing.map((one) => `${described(one)}: did not arrive`)];
}

function* faultsOf(
  { method, target, headers, body }: FarRequest,
  one: PassageCase,
  { sessions, key }: TwoProfiles['authorizations'],
): Generator<string> {
  if (method !== one.method) yield `method ${method}`;
  if (target !== one.path || !/^\/api(\/|$)/.test(target)) yield `target ${target}`;
  if (!body.equals(sentBody(one))) yield `a body of ${body.length} bytes`;
  const authorization = usesKey(one) ? key : sessions[one.profile];
  if (valuesOf(headers, 'authorization').join('|') !== authorization) yield 'the wrong credential';
  for (const [name] of headers) if (notForAHub.test(name)) yield `header ${name}`;
  const connection = valuesOf(headers, 'connection').join('|');
  if (!/^(keep-alive|close)?$/.test(connection)) yield `Connection: ${connection}`;
  const named = valuesOf(one.headers, 'connection').join().toLowerCase();
  for (const [name, value] of one.headers) {
    const lower = name.toLowerCase();
    // An answer to a change comes uncompressed, so that a credential in it is seen.
    const kept = lower !== 'accept-encoding' || /^(GET|HEAD|OPTIONS)$/.test(one.method);
    const goes = kept && (lower.startsWith('content-') || !named.includes(lower));
    if (lower === 'connection' || notForAHub.test(name) || !goes) continue;
    const arrived = valuesOf(headers, lower).join('; ');
    if (!arrived.includes(value)) yield `header ${name} did not arrive`;
  }
}
