/** With `--virtual-display` among the arguments: a session of its own for this process; else null. */
export async function virtualDisplay(args) {
  const at = args.indexOf('--virtual-display');
  if (at < 0) return null;
  args.splice(at, 1);
  const { startDesktopSession } = await import('./desktop-session.mjs');
  const session = await startDesktopSession();
  Object.assign(process.env, session.env);
  return session;
}
