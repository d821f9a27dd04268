/** Does what has no answer. */
export async function withoutAnswer(act: () => unknown): Promise<null> {
  await act();
  return null;
}
