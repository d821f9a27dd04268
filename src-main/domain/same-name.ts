/** Whether two names of profiles, or of keys, are the same: case makes no difference. */
export function sameName(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
