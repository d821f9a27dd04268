import { startHub } from './hub.ts';

/** The Hub that `npm run demo` signs in to. Prints its address as one line of JSON, and stops when its input ends. */
const hub = await startHub({ port: Number(process.env['HUBKEY_DEMO_PORT'] ?? 0) });
for (const name of ['nightly-ingest', 'render-farm', 'qc-dashboard', 'old-laptop'])
  hub.addKey(name);
console.log(JSON.stringify({ url: hub.url, user: hub.user, password: hub.password }));

const stop = (): void => void hub.stop().then(() => process.exit(0));
process.stdin.resume().on('end', stop);
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
