import { asBytes, draftOf, type Draft } from '../draft.ts';
import type { Kind } from '../kind.ts';
import { spoilt } from './lines.ts';

/** What some server on the way could take for a way up or out of a path. */
const escapes = [
  '..',
  '.',
  '%2e%2e',
  '%2E%2E',
  '.%2e',
  '%2e.',
  '%252e%252e',
  '%25%32%65%25%32%65',
  '..%2f',
  '..%5c',
  '..\\',
  '%2e%2e%2f',
  '%2e%2e%5c',
  '..;',
  '..;x=1',
  '%2e%2e;',
  '.;',
  '%2e',
  '%c0%ae%c0%ae',
  '%c0%2e%c0%2e',
  '%e0%80%ae%e0%80%ae',
  '%uff0e%uff0e',
  '%u002e%u002e',
  '..%00',
  '%00',
  '%0d%0a',
  '%0a',
  '%09',
  '%20',
  '%7f',
  '',
  '/',
  '%2f',
  '%5c',
  '\\',
  '..%c0%af',
  '..%ef%bc%8f',
  '%ef%bc%8e%ef%bc%8e',
  asBytes('．．'),
  '..#',
  '..?',
  '%3f',
  '%23',
  '..%252f',
  '..././',
  '....//',
  '%252f',
  '%%',
  '%',
  '%zz',
  '~',
  '..%0d',
  '..%09',
  '%2e%2e%23',
];
const aims = ['admin/', '../admin/', 'outside', 'v1/status', 'api/jobs/', '..', ''];
const authorities = [
  'http://other.example',
  'https://other.example',
  'http://127.0.0.1:1',
  '//other.example',
  '///other.example',
  'http:',
  'http:/',
  'file://',
  'hubkey:',
  'javascript:',
  '\\\\other.example',
  'http://u:p@127.0.0.1',
];
const prototypes = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '__defineGetter__',
  'then',
];
const controls = [
  '\0',
  '\x01',
  '\t',
  '\x0b',
  '\x7f',
  '\r',
  '\n',
  '\r\n',
  '\r\nX: 1',
  ' ',
  '\xff',
  asBytes('ü🔑'),
];
const queries = [
  '?',
  '??',
  '?&',
  '?=',
  '?profile',
  '?profile=-',
  '?profile=__proto__',
  '?profile=%00',
  '?key=',
  '?key=x&key=y',
  '?profile=%zz',
  '?%70rofile=x',
  '?token=x',
  '?a=1;b=2',
  '?profile[]=x',
  '?callback=x',
  '?/../../',
  '#x',
  '?#',
  '?_method=TRACE',
  '?profile=x%0d%0aSet-Cookie:a=b',
  `?${'a&'.repeat(2_000)}`,
];

const at = (draft: Draft, target: string): Draft => ({ ...draft, target });

/** Targets that try to be somewhere else. */
export const targetKinds: readonly Kind[] = [
  spoilt('escapes of paths', (draft, chance, door) => {
    const start = chance.pick(
      door.kind === 'tcp'
        ? ['/v1/', '/hub/-/api/', '/hub/-/', '/']
        : ['/v1/', '/hub/-/api/', '/hub/-/', '/', '/api/', '/api'],
    );
    return at(draft, `${start}${chance.pick(escapes)}/${chance.pick(aims)}`);
  }),
  spoilt('escapes within a path', (draft, chance) => {
    const [path = '', query] = draft.target.split('?');
    const cut = 1 + chance.below(path.length);
    const target = `${path.slice(0, cut)}${chance.pick(escapes)}${path.slice(cut)}`;
    return at(draft, query === undefined ? target : `${target}?${query}`);
  }),
  spoilt('absolute targets', (draft, chance, door) =>
    at(draft, `${chance.pick([...authorities, `http://${door.host}`])}${draft.target}`),
  ),
  spoilt('authority and asterisk', (draft, chance, door) =>
    at(
      draft,
      chance.pick(['*', door.host, 'other.example:443', '?', '#', 'v1/status', ':80', '@']),
    ),
  ),
  spoilt('control characters in targets', (draft, chance) => {
    const cut = chance.below(draft.target.length + 1);
    return at(
      draft,
      `${draft.target.slice(0, cut)}${chance.pick(controls)}${draft.target.slice(cut)}`,
    );
  }),
  spoilt('names of prototypes', (draft, chance) => {
    const name = chance.pick(prototypes);
    const target = chance.pick([
      `/${name}`,
      `/v1/${name}`,
      `/hub/${name}/api/jobs/`,
      `/hub/-/${name}`,
      `/v1/status/${name}`,
    ]);
    return at(draft, target);
  }),
  spoilt('tricks with queries', (draft, chance) =>
    at(draft, `${draft.target}${chance.pick(queries)}`),
  ),
  spoilt('other spellings of a call', (draft, chance) => {
    const [path = ''] = draft.target.split('?');
    const spelt = chance.pick([
      path.toUpperCase(),
      `${path}/`,
      `${path}.json`,
      `${path};x`,
      `${path}%20`,
      path.replace('/', '/./'),
      path.replaceAll('/', '//'),
      path.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
      path.replace('v1', 'v2'),
      path.replace('/hub/-', '/hub/'),
      path.replace('/hub/-/', '/hub//'),
    ]);
    return at(draft, spelt);
  }),
  spoilt('other profiles', (draft, chance, door) => {
    const name = chance.pick([
      door.profile,
      door.profile.toUpperCase(),
      encodeURIComponent(door.profile),
      `${door.profile}x`,
      '%2d',
      '--',
      '%00',
      '..',
      '%2e%2e',
      '%',
      '%ff',
      ' ',
      '%20',
      'null',
      'undefined',
      '0',
      'x'.repeat(5_000),
      '-%00',
      '-;x',
    ]);
    return at(draft, `/hub/${name}/api/health/`);
  }),
  spoilt('HEAD on everything', (draft, _chance, door) => ({
    ...draft,
    ...draftOf({ method: 'HEAD', target: draft.target }, door),
  })),
];
