import { expect, it } from 'vitest';
import { readDocumentPath, readPath } from './api-path.ts';

it.each([
  ['/api/jobs/', '/api/jobs/'],
  ['api/jobs', '/api/jobs/'],
  ['jobs/', '/api/jobs/'],
  [' /api/jobs/?page=2 ', '/api/jobs/?page=2'],
  ['/api/jobs?page=2', '/api/jobs/?page=2'],
  ['/api/file/?path=/a b/ü&x=%20', '/api/file/?path=/a%20b/%C3%BC&x=%20'],
  ['/api/file/?path=100%', '/api/file/?path=100%25'],
  ['/api/x/{id}[1]"<>`|^', '/api/x/%7Bid%7D%5B1%5D%22%3C%3E%60%7C%5E/'],
  ['/api/jobs/#top', '/api/jobs/'],
  ["/api/o'brien/$(id)/", "/api/o'brien/$(id)/"],
  ['/api/x/\ud800', '/api/x/%EF%BF%BD/'],
])('takes %j as %j', (typed, path) => {
  expect(readPath(typed)).toEqual({ ok: true, value: path });
});

it.each([
  ['', 'empty'],
  ['https://other.example/api/', 'address'],
  ['//other.example/api/', 'address'],
  ['\\\\other\\api', 'address'],
  ['/api/../admin/', 'goes-up'],
  ['/api/%2e%2E/admin/', 'goes-up'],
  ['/api/.%2e/admin/', 'goes-up'],
  ['/api/jobs/\r\nHost: other', 'control-character'],
  ['javascript:alert(1)', 'address'],
])('refuses %j: %s', (typed, problem) => {
  expect(readPath(typed)).toEqual({ ok: false, problem });
});

it.each([
  ['/api/jobs', '/api/jobs'],
  ['/api/jobs?page=2', '/api/jobs?page=2'],
  ['/api/jobs/', '/api/jobs/'],
  ['/api/v1//odd', '/api/v1//odd'],
  ['/api/file?path=%2Fa%20b&x=[1]', '/api/file?path=%2Fa%20b&x=%5B1%5D'],
])('leaves %j of a document as %j', (path, encoded) => {
  expect(readDocumentPath(path)).toEqual({ ok: true, value: encoded });
});

it.each([
  ['/admin/', 'outside-api'],
  ['/api/../admin', 'goes-up'],
  ['/api/%2e%2e/admin', 'goes-up'],
  ['/api/x\\y', 'unsafe-character'],
  ['/api/x#y', 'fragment'],
  ['/api/\nX: y', 'unsafe-character'],
])('refuses %j of a document: %s', (path, problem) => {
  expect(readDocumentPath(path)).toEqual({ ok: false, problem });
});
