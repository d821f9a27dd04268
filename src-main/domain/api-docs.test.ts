import { describe, expect, it } from 'vitest';
import {
  canOpenSignedIn,
  isApiDocsPage,
  namesHub,
  pageRoute,
  staysInPage,
  staysOpen,
  type PageBase,
} from './api-docs.ts';
import { plainNetwork } from './network-rules.ts';
import { sessionRef, type CredentialRef } from './credential.ts';
import { profileId } from './ids.ts';
import { newClientKey } from './profile.ts';
import { clientKeyId } from './ids.ts';
import type { Session } from './session.ts';

const plain: PageBase = { origin: 'https://hub.example', prefix: '' };
const below: PageBase = { origin: 'http://hub.example:8000', prefix: '/hub' };

describe('which request gets the credential', () => {
  it.each([
    [plain, 'GET', 'https://hub.example/api/jobs/?page=2', '/api/jobs/?page=2'],
    [plain, 'DELETE', 'https://hub.example/api/jobs/1/#part', '/api/jobs/1/'],
    [plain, 'GET', 'https://hub.example/api', '/api'],
    [plain, 'GET', 'https://hub.example/api?x=1', '/api?x=1'],
    [below, 'POST', 'http://hub.example:8000/hub/api/jobs/', '/api/jobs/'],
  ])('%o %s %s', (base, method, url, path) => {
    expect(pageRoute(base, method, url)).toEqual({ kind: 'api', path });
  });

  it.each([
    [plain, 'https://hub.example/admin'],
    [plain, 'https://hub.example/static/swagger-ui.js'],
    [plain, 'https://hub.example/API/jobs/'],
    [plain, 'https://hub.example/apis/'],
    [plain, 'https://hub.example//api/jobs/'],
    [plain, 'https://hub.example/x/api/jobs/'],
    [below, 'http://hub.example:8000/api/jobs/'],
    [below, 'http://hub.example:8000/hubs/api/jobs/'],
  ])('a file of the same server gets none: %o %s', (base, url) => {
    expect(pageRoute(base, 'GET', url)).toEqual({
      kind: 'file',
      path: url.slice(base.origin.length),
    });
    expect(pageRoute(base, 'POST', url)).toEqual({ kind: 'refused', why: 'method' });
  });

  it.each([
    ['https://hub.example/api/..%2fadmin', 'path'],
    ['https://hub.example/api/%252e%252e/admin', 'path'],
    ['https://hub.example/api/..;/admin', 'path'],
    ['https://hub.example/api/a%5c..%5cb', 'path'],
    ['https://hub.example/api/a%0d%0ab', 'path'],
    ['https://hub.example:444/api/jobs/', 'elsewhere'],
    ['http://hub.example/api/jobs/', 'elsewhere'],
    ['https://hub.example.evil/api/jobs/', 'elsewhere'],
    ['https://hub.example@evil/api/jobs/', 'elsewhere'],
    ['https://u:p@hub.example/api/jobs/', 'elsewhere'],
    ['https://evil/?https://hub.example/api/', 'elsewhere'],
    ['wss://hub.example/api/jobs/', 'elsewhere'],
    ['file:///api/jobs/', 'elsewhere'],
    ['', 'elsewhere'],
  ])('nothing is sent for %s', (url, why) => {
    expect(pageRoute(plain, 'GET', url)).toEqual({ kind: 'refused', why });
  });
});

it('only the page itself may be shown', () => {
  const page = 'http://hub.example:8000/hub/api/docs/';
  expect([page, `${page}#/jobs`].map((url) => isApiDocsPage(below, url))).toEqual([true, true]);
  const others = [`${page}?x`, `${page}x/`, 'about:blank', `blob:${page}`, 'http://evil/api/docs/'];
  expect(others.filter((url) => isApiDocsPage(below, url))).toEqual([]);
});

it.each([
  ['/api/docs/', 'text/html; charset=utf-8', 'page'],
  ['/api/docs/?script=', 'application/javascript', 'page'],
  ['/api/schema/', 'application/vnd.oai.openapi', 'document'],
  ['/api/schema/', 'application/vnd.oai.openapi+json', 'document'],
  ['/api/schema/?format=json', 'application/json', 'document'],
  ['/api/docs/?format=openapi', 'application/openapi+json', 'document'],
  ['/api/openapi.yaml', 'text/plain', 'document'],
  ['/api/jobs/', 'application/json', null],
  ['/api/file/?path=x', 'text/html', null],
  ['/api/docs/', '', null],
] as const)('what may name the Hub by another address: %s as %s', (path, type, kind) => {
  expect(namesHub(path, type)).toBe(kind);
});

it('Chromium itself loads nothing from elsewhere', () => {
  const inside = ['https://hub.example/x', 'blob:https://hub.example/1-2', 'data:image/png,x'];
  expect(inside.every((url) => staysInPage(plain, url))).toBe(true);
  const outside = [
    'ws://hub.example/',
    'wss://hub.example/',
    'https://evil/',
    'file:///etc/passwd',
  ];
  expect(outside.filter((url) => staysInPage(plain, url))).toEqual([]);
});

const horizon = { accessFrom: 1, accessUntil: 2, refreshFrom: 1, refreshUntil: 2 };
const active: Session = { state: 'active', ...horizon };
const key = newClientKey({
  id: clientKeyId('key'),
  name: 'nightly',
  hubId: 1,
  addedAt: 1,
  provedAt: 1,
});
const byKey: CredentialRef = { kind: 'client-key', name: 'Nightly' };

it('opens signed in only with something to sign in with', () => {
  expect(canOpenSignedIn(active, sessionRef)).toBe(true);
  expect(canOpenSignedIn({ state: 'waiting-for-keychain' }, sessionRef)).toBe(true);
  expect(canOpenSignedIn({ state: 'signed-out' }, sessionRef)).toBe(false);
  expect(canOpenSignedIn({ state: 'expired', why: 'ended', at: 1 }, sessionRef)).toBe(false);
  expect(canOpenSignedIn({ state: 'signed-out' }, byKey)).toBe(true);
});

it('closes with its profile, Hub, certificate, session or key', () => {
  const id = profileId('one');
  const opened = { hub: 'https://hub.example', pin: null, network: plainNetwork };
  const profile = { id, ...opened, keys: [key], session: active };
  const bySession = { profile: id, credential: sessionRef };
  const open = (change: object, choice = bySession) =>
    staysOpen(choice, opened, [{ ...profile, ...change }]);
  expect(open({})).toBe(true);
  expect(open({ session: { state: 'expired', why: 'ended', at: 1 } })).toBe(true);
  expect(open({ session: { state: 'signed-out' } })).toBe(false);
  expect(open({ hub: 'https://other.example' })).toBe(false);
  expect(open({ pin: 'AA' })).toBe(false);
  expect(open({ network: { ...plainNetwork, proxy: { kind: 'none' } } })).toBe(false);
  expect(open({ network: { ...plainNetwork, authorities: '/ca.pem' } })).toBe(false);
  expect(open({ id: profileId('two') })).toBe(false);
  const choice = { profile: id, credential: byKey };
  expect(open({ session: { state: 'signed-out' } }, choice)).toBe(true);
  expect(open({ keys: [] }, choice)).toBe(false);
});
