import { serveKeychain, type Keytar } from './serve-keychain.ts';

// The keychain's process has only keytar, so that a hanging call doesn't block a thread of main.
process.parentPort.on('message', ({ data }) => {
  void serveKeychain(data, loadKeytar, explained).then((reply) =>
    process.parentPort.postMessage(reply),
  );
});

async function loadKeytar(): Promise<Keytar> {
  // A CommonJS module: its exports are the default export.
  const module = (await import('keytar')) as { default: Keytar };
  return module.default;
}

/** Loaded with the first failure alone. */
async function explained(text: string): Promise<string> {
  const { loadSystemErrorTexts } = await import('../native/system-error-texts.ts');
  const errors = await loadSystemErrorTexts(process.platform);
  if (!errors) return text;
  const [{ withCode }, { knownCodes }] = await Promise.all([
    import('./system-errors.ts'),
    import('./keychain-error.ts'),
  ]);
  return withCode(text, knownCodes, errors);
}
