import type { EnvironmentNote } from '../domain/environment-note.ts';

/**
 * Variables with which a packaged Hubkey doesn't start: Node reads them before any of Hubkey's code runs, and then
 * prints everything it sends, including credentials.
 */
const refused = ['NODE_DEBUG', 'NODE_DEBUG_NATIVE'];

/** The forbidden variables that are set, in a packaged Hubkey. */
export const refusedVariables = (env: NodeJS.ProcessEnv, packaged: boolean): string[] =>
  packaged ? refused.filter((name) => env[name]) : [];

interface DroppedVariable {
  name: string;
  where: 'everywhere' | 'package';
  /** The note for a person; absent: that it is ignored. */
  kind?: EnvironmentNote['kind'];
}

/** Environment variables that Hubkey removes before it, or a process that it starts, reads them. */
export const droppedVariables: readonly DroppedVariable[] = [
  // Turns certificate checks off in every TLS connection that doesn't request them explicitly.
  { name: 'NODE_TLS_REJECT_UNAUTHORIZED', where: 'everywhere', kind: 'certificate-checks' },
  // Makes Chromium write the keys of its TLS connections to a file.
  { name: 'SSLKEYLOGFILE', where: 'everywhere', kind: 'tls-keys' },
  // Change what Node loads and how it runs.
  { name: 'NODE_OPTIONS', where: 'package' },
  { name: 'NODE_PATH', where: 'package' },
  // The address of the page in `npm run dev`, which another process serves.
  { name: 'ELECTRON_RENDERER_URL', where: 'package' },
  // `npm run demo` fills in the sign-in form with these.
  { name: 'HUBKEY_DEMO_HUB', where: 'package' },
  { name: 'HUBKEY_DEMO_USER', where: 'package' },
  // Tests shorten the times around the tray icon with it.
  { name: 'HUBKEY_TRAY_SPEED', where: 'package' },
  // Tests give the organisation's settings another path by it.
  { name: 'HUBKEY_MANAGED', where: 'package' },
  // Tests have updates in an app that isn't packaged by it.
  { name: 'HUBKEY_UPDATES', where: 'package' },
  { name: 'ELECTRON_RUN_AS_NODE', where: 'package' },
  { name: 'ELECTRON_NO_ASAR', where: 'package' },
  { name: 'ELECTRON_ENABLE_LOGGING', where: 'package' },
  { name: 'ELECTRON_LOG_FILE', where: 'package' },
  { name: 'ELECTRON_DEBUG_NOTIFICATIONS', where: 'package' },
  { name: 'ELECTRON_OVERRIDE_DIST_PATH', where: 'package' },
];
