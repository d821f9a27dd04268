import { describe, expect, it } from 'vitest';
import { readDocumentPath } from './api-path.ts';
import { commandTextOf } from '../testing/copy-text-of.ts';
import { profileOf } from '../testing/profile-of.ts';
import { askingEndpoint, endpoints, knownEndpoint, menuEndpoints } from './endpoint.ts';
import { endpointName } from './words/endpoint-words.ts';
import { readBody } from './request-body.ts';

describe('the calls of the Hub’s guide', () => {
  it('are all there, each once', () => {
    const calls = endpoints.map(({ method, path }) => `${method} ${path}`);
    expect(new Set(calls).size).toBe(endpoints.length);
    expect(new Set(endpoints.map(({ id }) => id)).size).toBe(endpoints.length);
    expect(calls).toEqual(
      expect.arrayContaining([
        'POST /api/auth/token/',
        'POST /api/auth/token/refresh/',
        'GET /api/auth/clientkeys/',
        'POST /api/auth/clientkeys/',
        'DELETE /api/auth/clientkeys/{id}/',
        'GET /api/health/',
        'GET /api/sites/{id}/health/',
        'GET /api/alerts/',
        'GET /api/jobs/',
        'GET /api/jobs/{id}/',
        'GET /api/file/',
        'GET /api/configurations/',
        'GET /api/workflows/',
        'POST /api/workflows/',
      ]),
    );
  });

  it.each(endpoints)('$label has a valid path, and every parameter in it', (endpoint) => {
    const { path, parameters, body } = endpoint;
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const listed = parameters.filter((parameter) => parameter.in === 'path');
    expect(listed.map(({ name }) => name)).toEqual(inPath);
    expect(listed.every(({ required }) => required)).toBe(true);
    expect(readDocumentPath(path.replaceAll('{id}', '7'))).toMatchObject({ ok: true });
    expect(path).toMatch(/^\/api\/.*\/$/);
    if (body !== null) expect(readBody(body).ok).toBe(true);
  });

  it('need nothing in short menus', () => {
    expect(menuEndpoints.map(({ id }) => endpointName(id))).toEqual([
      'Health',
      'Jobs',
      'Alerts',
      'Client keys',
      'Configurations',
    ]);
    for (const { parameters, body, asks } of menuEndpoints) {
      expect(parameters.some(({ required }) => required)).toBe(false);
      expect([body, asks]).toEqual([null, []]);
    }
  });
});

it('knows an endpoint by the request', () => {
  expect(knownEndpoint('GET', '/api/jobs/7/?x=1')?.id).toBe('job');
  expect(knownEndpoint('DELETE', '/api/auth/clientkeys/7/')?.takes).toEqual(['session']);
  expect(knownEndpoint('GET', '/api/jobs//')).toBeNull();
  expect(knownEndpoint('PUT', '/api/jobs/')).toBeNull();
  expect(askingEndpoint('POST', '/api/auth/token/?x')?.id).toBe('sign-in');
  expect(askingEndpoint('GET', '/api/auth/token/')).toBeNull();
});

describe('a sign-in', () => {
  it('names the user, and asks for one that isn’t known', () => {
    const known = commandTextOf({ what: 'sign-in command' });
    expect(known).toContain('Password for ana on hub.example');
    expect(known).toContain('{"username":"ana","password":"');
    for (const user of [null, 'a\nb']) {
      const asking = commandTextOf({ what: 'sign-in command' }, profileOf({ user }));
      expect(asking).toContain('Username for hub.example');
      expect(asking).not.toContain('a\nb');
    }
  });

  it('is the same by curl, and goes through the helper as a helper command', () => {
    const path = { path: '/api/auth/token/', method: 'POST', body: '{"password":"typed"}' };
    const signIn = commandTextOf({ what: 'sign-in command' });
    expect(commandTextOf({ what: 'curl', endpoint: 'sign-in' })).toBe(signIn);
    expect(commandTextOf({ what: 'curl', endpoint: path })).toBe(signIn);
    const helper = commandTextOf({ what: 'helper command', endpoint: 'sign-in' });
    expect(helper).toContain(
      "--unix-socket '/run/helper.sock' -X POST 'http://hub.example/api/auth",
    );
    expect(commandTextOf({ what: 'python', endpoint: 'sign-in' })).toMatch(/needs what you type/);
    expect(commandTextOf({ what: 'curl', endpoint: 'job' })).toMatch(/“One job” needs its id/);
  });
});
