/** Closes a switch over a union: a new member that no case handles is a compile error here. */
export function exhaustive(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
