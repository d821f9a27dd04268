// Signs manifests of a feed of updates: writes MANIFEST.sig beside each. The key comes from HUBKEY_UPDATE_SIGNING_KEY
// alone; where HUBKEY_UPDATE_KEY is set too, it has to be the public half, which the packages were built with.
import { readFileSync, writeFileSync } from 'node:fs';
import { feedSignature, publicHalf, readSigningKey } from './package/feed-signature.mjs';

const files = process.argv.slice(2);
const { HUBKEY_UPDATE_SIGNING_KEY: key = '', HUBKEY_UPDATE_KEY: expected = '' } = process.env;
try {
  if (files.length === 0) throw new Error('Usage: node scripts/sign-feed.mjs MANIFEST…');
  if (key === '') throw new Error('HUBKEY_UPDATE_SIGNING_KEY is empty, so nothing was signed.');
  const privateKey = readSigningKey(key);
  const half = publicHalf(privateKey);
  if (expected !== '' && expected !== half)
    throw new Error('HUBKEY_UPDATE_KEY isn’t the public half of the signing key.');
  for (const file of files) {
    writeFileSync(`${file}.sig`, `${feedSignature(readFileSync(file), privateKey)}\n`);
    console.log(`Signed ${file}. Its public key is ${half}.`);
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
