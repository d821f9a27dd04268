/** Shown if a window stopped working again soon after it was reloaded. */
export const pageFailedWords = {
  title: 'Hubkey’s window stopped working twice within a minute',
  body: 'Your session and keys are safe, and the tray and the helper keep working. Open the window again. If it stops again, quit Hubkey and start it again.',
  open: 'Open window',
  close: 'Close',
} as const;
