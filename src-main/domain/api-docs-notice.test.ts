import { expect, it } from 'vitest';
import { noticeOfPage } from './api-docs-notice.ts';

const base = { origin: 'https://hub.example', prefix: '' };
const page = {
  files: ['https://hub.example/static/ui.js', 'data:text/css,x'],
  asksPassword: false,
};
const cdn = 'https://cdn.jsdelivr.net/npm/swagger-ui-dist@latest/';

it('names the servers whose files a page needs, each once', () => {
  expect(noticeOfPage(base, 200, page)).toBeNull();
  const files = [
    ...page.files,
    `${cdn}swagger-ui.css`,
    `${cdn}swagger-ui-bundle.js`,
    'http://hub.example/static/plain.js',
    'https://hub.example.evil:8443/x.js',
    'https://hub.example@evil.example/x.js',
  ];
  expect(noticeOfPage(base, 200, { files, asksPassword: false })).toEqual({
    kind: 'needs-files',
    hosts: ['cdn.jsdelivr.net', 'hub.example', 'hub.example.evil:8443', 'evil.example'],
  });
});

it('knows a page that isn’t there, and a sign-in page whatever it needs', () => {
  const files = [`${cdn}bootstrap.css`];
  expect(noticeOfPage(base, 404, { files, asksPassword: true })).toEqual({ kind: 'not-found' });
  expect(noticeOfPage(base, 200, { files, asksPassword: true })).toEqual({ kind: 'sign-in-page' });
});
