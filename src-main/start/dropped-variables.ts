import type { EnvironmentNote } from '../domain/environment-note.ts';

/**
 * Variables with which a packaged Hubkey does not start: Node reads them before any code of ours, and then
 * prints what it sends, credentials among it.
 */
const refused = ['NODE_DEBUG', 'NODE_DEBUG_NATIVE'];

/** Which of them are set, in a package. */
export const refusedVariables = (env: NodeJS.ProcessEnv, packaged: boolean): string[] =>
  packaged ? refused.filter((name) => env[name]) : [];

interface DroppedVariable {
  name: string;
  where: 'everywhere' | 'package';
  /** What a person is told of it; absent: that it is ignored. */
  kind?: EnvironmentNote['kind'];
}

/** Variables of the environment that Hubkey takes out before it, or a process that it starts, reads them. */
export const droppedVariables: readonly DroppedVariable[] = [
  // Switches certificate checks off in every TLS connection that does not ask for them itself.
  { name: 'NODE_TLS_REJECT_UNAUTHORIZED', where: 'everywhere', kind: 'certificate-checks' },
  // Has Chromium write the keys of its TLS connections to a file.
  { name: 'SSLKEYLOGFILE', where: 'everywhere', kind: 'tls-keys' },
  // Change what Node loads and how it runs.
  { name: 'NODE_OPTIONS', where: 'package' },
  { name: 'NODE_PATH', where: 'package' },
  // Names the page of `npm run dev`, which is served from outside.
  { name: 'ELECTRON_RENDERER_URL', where: 'package' },
  // `npm run demo` fills the sign-in form by these.
  { name: 'HUBKEY_DEMO_HUB', where: 'package' },
  { name: 'HUBKEY_DEMO_USER', where: 'package' },
  { name: 'ELECTRON_RUN_AS_NODE', where: 'package' },
  { name: 'ELECTRON_NO_ASAR', where: 'package' },
  { name: 'ELECTRON_ENABLE_LOGGING', where: 'package' },
  { name: 'ELECTRON_LOG_FILE', where: 'package' },
  { name: 'ELECTRON_DEBUG_NOTIFICATIONS', where: 'package' },
  { name: 'ELECTRON_OVERRIDE_DIST_PATH', where: 'package' },
];
