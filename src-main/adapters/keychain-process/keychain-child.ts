import { serveKeychain, type Keytar } from './serve-keychain.ts';

// The keychain's process has only keytar, so that a hanging call doesn't block a thread of main.
process.parentPort.on('message', ({ data }) => {
  void serveKeychain(data, loadKeytar).then((reply) => process.parentPort.postMessage(reply));
});

async function loadKeytar(): Promise<Keytar> {
  // A CommonJS module: its exports are the default export.
  const module = (await import('keytar')) as { default: Keytar };
  return module.default;
}
