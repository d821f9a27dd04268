import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Answer } from './answers.ts';

const { resolve } = createRequire(import.meta.url);

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
};

/** A file of the real Swagger UI, as the Hub's server has it beside its API. */
export function swaggerFile(name: string): Answer {
  const type = types[name.split('.').at(-1) ?? ''] ?? 'text/plain';
  const html = readFileSync(resolve(`swagger-ui-dist/${name}`), 'utf8');
  return { status: 200, html, headers: { 'content-type': type } };
}
