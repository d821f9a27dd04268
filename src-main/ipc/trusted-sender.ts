/** Whether a call comes from the top frame of Hubkey's own page, and from nothing else. */
export function isTrustedSender(
  frame: { url: string; parent: unknown } | null,
  isPage: (url: string) => boolean,
): boolean {
  return frame !== null && frame.parent === null && isPage(frame.url);
}
