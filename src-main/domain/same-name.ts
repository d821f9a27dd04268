/** Whether two names of profiles, or of keys, are the same: case makes no difference. */
export function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
