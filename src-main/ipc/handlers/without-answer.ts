/** Runs an action and answers null. */
export async function withoutAnswer(act: () => unknown): Promise<null> {
  await act();
  return null;
}
