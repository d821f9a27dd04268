/** Whether a call comes from the top frame of Hubkey's own page, and from nothing else. */
export function isTrustedSender(
  frame: { url: string; parent: unknown } | null,
  pageUrl: string,
): boolean {
  if (!frame || frame.parent !== null) return false;
  const [page] = frame.url.split('#');
  return page === pageUrl;
}
