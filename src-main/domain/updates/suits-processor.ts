/** How packages name processors (builder-util 26.17, arch.js), by Node's names (process.arch). */
const processors: Readonly<Record<string, readonly string[]>> = {
  x64: ['x64', 'amd64'],
  arm64: ['arm64', 'aarch64'],
  arm: ['arm', 'armv7l', 'armhf'],
  ia32: ['ia32', 'i386', 'i686', 'x86'],
  riscv64: ['riscv64'],
  loong64: ['loong64', 'loongarch64'],
  ppc64: ['ppc64', 'ppc64le'],
  s390x: ['s390x'],
};

/**
 * What a file is for whose name has no processor: an AppImage is for x64, as electron-builder names only the others;
 * a setup for Windows and an archive for macOS can be for all.
 */
const unnamed: Readonly<Record<string, string>> = { AppImage: 'x64' };

/**
 * Whether a file of a feed is for a processor, by its name: a feed without the key may serve a manifest that was signed for
 * another one.
 */
export function suitsProcessor(
  name: string,
  { extension, arch }: { extension: string; arch: string },
): boolean {
  const words = name
    .toLowerCase()
    .replaceAll(/x86[_-]64/g, 'x64')
    .split(/[^a-z\d]+/);
  const named = Object.entries(processors).filter(([, names]) =>
    names.some((word) => words.includes(word)),
  );
  if (named.length === 0) return (unnamed[extension] ?? arch) === arch;
  return named.some(([processor]) => processor === arch);
}
