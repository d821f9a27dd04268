import { serveKeychain, type Keytar } from './serve-keychain.ts';

// The keychain's process: keytar and nothing else, so that a call that hangs holds no thread of main's.
process.parentPort.on('message', ({ data }) => {
  void serveKeychain(data, loadKeytar).then((reply) => process.parentPort.postMessage(reply));
});

async function loadKeytar(): Promise<Keytar> {
  // A CommonJS module: its exports are the default one.
  const module = (await import('keytar')) as { default: Keytar };
  return module.default;
}
