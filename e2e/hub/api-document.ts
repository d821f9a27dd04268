import { json, page, type Answer } from './answers.ts';
import { documentType } from './document-errors.ts';
import type { Moods } from './moods.ts';

const parameter = (name: string, location: string, more = {}) => ({ name, in: location, ...more });
const job = { type: 'object', properties: { id: { type: 'integer', readOnly: true } } };

/** The Hub's own API document. It has `{id}` in paths and a recursive body schema, as real ones do. */
const paths = {
  '/api/health/': { get: { summary: 'Health of all sites', tags: ['health'] } },
  '/api/jobs/': {
    get: { summary: 'All jobs', tags: ['jobs'], responses: { 200: { description: 'Jobs' } } },
  },
  '/api/jobs/{id}/': {
    parameters: [parameter('id', 'path', { required: true, schema: { type: 'integer' } })],
    get: { summary: 'One job', tags: ['jobs'], responses: { 200: job } },
    delete: { summary: 'Cancel a job', tags: ['jobs'] },
  },
  '/api/file/': {
    get: {
      summary: 'Browse files',
      tags: ['files'],
      parameters: [
        parameter('path', 'query', { required: true, schema: { type: 'string' } }),
        parameter('type', 'query', { schema: { type: 'string', enum: ['all', 'file', 'dir'] } }),
      ],
    },
  },
  '/api/auth/clientkeys/': {
    post: {
      summary: 'Make a client key',
      tags: ['auth'],
      requestBody: {
        content: { 'application/json': { schema: { $ref: '#/components/schemas/ClientKey' } } },
      },
    },
  },
};
const schemas = {
  ClientKey: {
    type: 'object',
    properties: {
      id: { type: 'integer', readOnly: true },
      name: { type: 'string', example: 'nightly' },
      children: { type: 'array', items: { $ref: '#/components/schemas/ClientKey' } },
    },
  },
};

export function docsPage(moods: Moods): Answer {
  const { docs, docsFiles, publicOrigin, prefix } = moods;
  if (docs === 'none') return page(404, 'Not Found');
  if (docs === 'sign-in') return { status: 200, html: signInPage };
  if (moods.apiDocument === 'none') return page(200, 'API docs');
  const url = `${publicOrigin}${prefix}/api/schema/`;
  const files = docs === 'other-files' ? docsFiles : `${prefix}/static/swagger-ui`;
  return {
    status: 200,
    html: `<!doctype html><title>API docs</title>
<link rel="stylesheet" href="${files}/swagger-ui.css">
<div id="swagger-ui"></div>
<script src="${files}/swagger-ui-bundle.js"></script>
<script>SwaggerUIBundle({ url: "${url}", dom_id: '#swagger-ui' })</script>`,
  };
}

const signInPage = `<!doctype html><title>Log in</title>
<form method="post"><input name="username"><input type="password" name="password"><button>Log in</button></form>`;

/** A YAML document of this many paths. */
function yamlOf(count: number): Answer {
  const lines = Array.from({ length: count }, (_, at) => `  /api/${at}/:\n    get: {summary: x}\n`);
  const html = `openapi: 3.0.3\npaths:\n${lines.join('')}`;
  return { status: 200, html, headers: { 'content-type': 'application/yaml' } };
}

export function apiDocument({ apiDocument: kind }: Moods): Answer {
  const info = { title: 'Hub', version: '1' };
  switch (kind) {
    case 'yaml': {
      // JSON is valid YAML; only the keys at the top are in YAML's own style.
      const text = `openapi: 3.0.3\npaths: ${JSON.stringify(paths)}\ncomponents: ${JSON.stringify({ schemas })}\n`;
      return { status: 200, html: text, headers: { 'content-type': documentType } };
    }
    case 'swagger': {
      const below = Object.entries(paths).map(([path, item]) => [path.replace('/api', ''), item]);
      return json(200, {
        swagger: '2.0',
        info,
        basePath: '/api',
        paths: Object.fromEntries(below) as object,
      });
    }
    case 'huge':
      return yamlOf(90_000);
    case 'slow':
      return yamlOf(40_000);
    case 'broken':
      return { status: 200, html: '{"openapi": "3.0.3", "paths": ', headers: {} };
    default:
      return json(200, { openapi: '3.0.3', info, paths, components: { schemas } });
  }
}
