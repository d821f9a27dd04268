/** A function of a system library: numbers, buffers and null go in, a number comes out. */
export type NativeFunction = (
  ...given: readonly (number | bigint | NodeJS.ArrayBufferView | null)[]
) => number;

/**
 * Opens a system library, to get its functions by their C prototypes; `library` null: what the process has
 * loaded, such as the C library. Rejects if koffi, which makes the calls, has no build for this system;
 * asking for an unknown function throws.
 */
export async function openLibrary(
  library: string | null,
): Promise<(prototype: string) => NativeFunction> {
  // Loaded with the first question, as that takes some 20 ms.
  const { load } = (await import('koffi')).default;
  const opened = load(library);
  return (prototype) => {
    const call: (...given: readonly unknown[]) => unknown = opened.func(prototype);
    return (...given) => Number(call(...given));
  };
}

/** Where a buffer's bytes are in memory, for a structure that points to them. The caller keeps the buffer. */
export async function addressOf(buffer: NodeJS.ArrayBufferView): Promise<bigint> {
  return (await import('koffi')).default.address(buffer);
}
