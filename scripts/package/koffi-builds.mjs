/** Processors by electron-builder's numbers for them (builder-util's Arch), in koffi's words. */
const processors = ['ia32', 'x64', 'arm', 'arm64'];

/** Why the builds of koffi in a package aren't the one that it needs; null if they are. */
export function koffiProblem(platform, arch, builds) {
  const needed = `koffi-${platform}-${processors[arch]}`;
  if (builds.length === 1 && builds[0] === needed) return null;
  if (builds.includes(needed))
    return `The package has more builds of koffi than ${needed}: ${builds.join(', ')}.`;
  return `The package lacks @koromix/${needed}, without which no caller can be named. Build on that system, or add it first: npm install --no-save --force @koromix/${needed} in koffi's version.`;
}
