const minute = 60_000;

/** When to refresh, for an access token received at `receivedAt`: a minute early, or at two thirds of a short life. */
export function refreshAt(receivedAt: number, accessUntil: number): number {
  const life = accessUntil - receivedAt;
  return Math.max(accessUntil - minute, receivedAt + (life * 2) / 3);
}

/** Whether a token can still be handed out: it is valid for at least some more seconds. */
export function isFresh(receivedAt: number, accessUntil: number, now: number): boolean {
  const margin = Math.min(10_000, (accessUntil - receivedAt) / 10);
  return accessUntil - now > margin;
}

/**
 * When to remind a person before the password is needed again:
 * 15 minutes early, or a fifth of the lifetime if that is short.
 */
export function remindAt(startedAt: number, refreshUntil: number): number {
  return refreshUntil - Math.min(15 * minute, (refreshUntil - startedAt) / 5);
}
