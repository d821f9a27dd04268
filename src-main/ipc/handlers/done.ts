/** Does what has no answer. */
export async function done(act: () => unknown): Promise<null> {
  await act();
  return null;
}
