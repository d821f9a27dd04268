import { demoContent, demoKeyDetails, demoKeys } from './demo-content.ts';
import { startHub } from './hub.ts';

/** The Hub that `npm run demo` signs in to. Prints its address as one line of JSON, and stops when its input ends. */
const started = Date.now();
const hub = await startHub({ port: Number(process.env['HUBKEY_DEMO_PORT'] ?? 0) });
hub.set({ keyDetails: demoKeyDetails(started, hub.user) });
for (const name of demoKeys) hub.addKey(name);
const show = (): void => void Object.assign(hub.content, demoContent(started, Date.now()));
show();
setInterval(show, 1_000);
console.log(JSON.stringify({ url: hub.url, user: hub.user, password: hub.password }));

const stop = (): void => void hub.stop().then(() => process.exit(0));
process.stdin.resume().on('end', stop);
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
