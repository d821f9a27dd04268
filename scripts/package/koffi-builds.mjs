/** Processors by electron-builder's numbers for them (builder-util's Arch), in koffi's words. */
const processors = ['ia32', 'x64', 'arm', 'arm64'];

/** A package for macOS is for both of its processors. */
const neededIn = (platform, arch) =>
  (platform === 'darwin' ? ['arm64', 'x64'] : [processors[arch]]).map(
    (processor) => `koffi-${platform}-${processor}`,
  );

/** Why the builds of koffi in a package aren't those that it needs; null if they are. */
export function koffiProblem(platform, arch, builds) {
  const needed = neededIn(platform, arch);
  const missing = needed.filter((build) => !builds.includes(build)).map(scoped);
  if (missing.length > 0) {
    return `The package lacks ${missing.join(' and ')}, without which no caller can be named. Build on that system, or add it first: npm install --no-save --force ${missing.join(' ')} in koffi's version.`;
  }
  if (builds.length === needed.length) return null;
  return `The package has more builds of koffi than ${needed.join(' and ')}: ${builds.join(', ')}.`;
}

const scoped = (build) => `@koromix/${build}`;
