/** Whether this is macOS, where Cmd does what Ctrl does elsewhere. */
export const isMac = navigator.userAgent.includes('Macintosh');
