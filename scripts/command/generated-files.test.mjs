import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../setup/folders.mjs';
import { generatedFiles } from './generated-files.mjs';

it('finds each generated file as it would be generated now', () => {
  const files = generatedFiles();
  expect(files.length).toBe(10);
  for (const [path, text] of files) {
    expect(readFileSync(join(root, path), 'utf8'), `${path}: run npm run command`).toBe(text);
  }
});
