// The CycloneDX bill of materials of what Hubkey ships. An argument names another file.
import { join } from 'node:path';
import { setUp } from './setup/set-up.mjs';

await setUp('run');
const { built } = await import('./setup/built.mjs');
const { root } = await import('./setup/folders.mjs');
const { writeSbom } = await import('./package/write-sbom.mjs');
await built();
await writeSbom(process.argv[2] ?? join(root, 'dist', 'hubkey.cdx.json'));
