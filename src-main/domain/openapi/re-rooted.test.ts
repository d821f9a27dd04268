import { describe, expect, it } from 'vitest';
import { reRootedDocument, reRootedPage } from './re-rooted.ts';

const plain = { origin: 'https://hub.example', prefix: '' };
const below = { origin: 'http://hub.example:8080', prefix: '/hub' };

describe('a docs page', () => {
  it.each([
    ['"http://localhost:8000/api/schema/"', '"https://hub.example/api/schema/"'],
    ["'http://hub.example/api/schema/?x=1'", "'https://hub.example/api/schema/?x=1'"],
    ['"http:\\/\\/127.0.0.1:8000\\/api\\/schema\\/"', '"https://hub.example/api/schema/"'],
    ['"http://my\\u002Dhub:8000/api/schema/"', '"https://hub.example/api/schema/"'],
    ['src="http://hub.example/static/ui.js"', 'src="https://hub.example/static/ui.js"'],
    ['"http://localhost:8000"', '"https://hub.example"'],
  ])('names the Hub by its own address: %s', (named, meant) => {
    const page = (address: string) => `<script>SwaggerUIBundle({ url: ${address} })</script>`;
    expect(reRootedPage(page(named), plain)).toBe(page(meant));
  });

  it.each([
    '<link href="https://cdn.example/npm/swagger-ui-dist/swagger-ui.css">',
    '<script src="http://localhost:9000/npm/swagger-ui.js"></script>',
    '<a href="https://docs.example/api/x">help</a>',
    '<script>{ url: "/api/schema/" }</script>',
    'xmlns="http://www.w3.org/2000/svg"',
    '"http://hub.example.evil/api/jobs/"',
  ])('is otherwise as the Hub made it: %s', (page) => {
    expect(reRootedPage(page, plain)).toBe(page);
  });

  it('has its addresses below the Hub’s base', () => {
    const named = (path: string) => reRootedPage(`"https://hub.example:8080${path}"`, below);
    expect(named('/api/schema/')).toBe('"http://hub.example:8080/hub/api/schema/"');
    expect(named('/hub/api/schema/')).toBe('"http://hub.example:8080/hub/api/schema/"');
    expect(named('/static/x.js')).toBe('"http://hub.example:8080/static/x.js"');
  });

  it('is read in one pass', () => {
    const page = 'http://'.repeat(200_000);
    expect(reRootedPage(page, plain)).toBe(page);
  });
});

const paths = { '/api/jobs/': {} };
const document3 = (urls: readonly string[]) => ({
  openapi: '3.0.3',
  servers: urls.map((url) => ({ url })),
  paths,
});

describe('an API document', () => {
  it.each([
    [['http://localhost:8000'], ['https://hub.example']],
    [['http://hub.example/', 'https://hub.example'], ['https://hub.example']],
    [['{scheme}://{host}:8000/v1'], ['https://hub.example/v1']],
    [['//internal:8000/'], ['https://hub.example']],
    [
      ['/', '/v1'],
      ['/', '/v1'],
    ],
  ])('in JSON: servers %j', (named, meant) => {
    const text = reRootedDocument(JSON.stringify(document3(named)), plain);
    expect(JSON.parse(text)).toEqual(document3(meant));
  });

  it.each([
    ['servers:\n- url: http://localhost:8000\n', 'servers:\n- url: https://hub.example\n'],
    [
      'servers:\n  # ours\n  - description: a\n    url: "http://localhost:8000/v1"\n',
      'servers:\n  # ours\n  - description: a\n    url: "https://hub.example/v1"\n',
    ],
    [
      "servers: [{url: 'http://localhost:8000/'}]\r\n",
      "servers: [{url: 'https://hub.example/'}]\r\n",
    ],
  ])('in YAML: %j', (named, meant) => {
    const document = (servers: string) =>
      `openapi: 3.0.3\n${servers}paths:\n  /api/x/:\n    get:\n      externalDocs:\n        url: http://localhost:8000/help\n`;
    expect(reRootedDocument(document(named), plain)).toBe(document(meant));
  });

  it('of version 2 names neither host nor scheme', () => {
    const given = { swagger: '2.0', basePath: '/api', paths };
    const named = { ...given, host: 'localhost:8000', schemes: ['http'] };
    expect(JSON.parse(reRootedDocument(JSON.stringify(named), plain))).toEqual(given);
    const yaml = (more: string) => `swagger: '2.0'\n${more}basePath: /api\npaths: {}\n`;
    const lines = 'host: localhost:8000\nschemes:\n- http\n- https\n';
    expect(reRootedDocument(yaml(lines), plain)).toBe(yaml(''));
  });

  it('leads below the Hub’s base, once', () => {
    const servers = (of: Record<string, object>) => {
      const named = { ...document3(['http://localhost:8000']), paths: of };
      return reRootedDocument(JSON.stringify(named), below);
    };
    expect(servers(paths)).toContain('"url":"http://hub.example:8080/hub"');
    const named = { ...document3(['http://localhost:8000/hub', 'https://x/hub/v1']) };
    expect(reRootedDocument(JSON.stringify(named), below)).toContain(
      '"servers":[{"url":"http://hub.example:8080/hub"},{"url":"http://hub.example:8080/hub/v1"}]',
    );
    expect(servers({ '/hub/api/jobs/': {} })).toContain('"url":"http://hub.example:8080"');
    const yaml = 'openapi: 3.0.3\nservers:\n- url: http://localhost:8000/\npaths:\n';
    expect(reRootedDocument(`${yaml}  /api/jobs/: {}\n`, below)).toContain(':8080/hub/\n');
    const inside = yaml.replace(':8000/', ':8000/hub');
    expect(reRootedDocument(`${inside}  /api/jobs/: {}\n`, below)).toContain(':8080/hub\n');
    expect(reRootedDocument(`${yaml}  /hub/api/jobs/: {}\n`, below)).toContain(':8080/\n');
  });

  it.each([
    '{"count":1,"servers":[{"url":"http://localhost:8000"}]}',
    'servers:\n- url: http://localhost:8000\n',
    '{"openapi":"3.0.3","paths":',
    '{"openapi":"3.0.3","servers":7}',
    'null',
    '',
  ])('nothing else is changed: %s', (text) => {
    expect(reRootedDocument(text, plain)).toBe(text);
  });
});
