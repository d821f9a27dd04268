import { chmodSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { koffiProblem } from './koffi-builds.mjs';

/**
 * electron-builder's hook: removes Electron's default app, as the package has its own, and refuses a package
 * without koffi's build for its system, in which no caller could be named.
 */
export default function afterPack({ packager, appOutDir, electronPlatformName, arch }) {
  const resources = packager.getResourcesDir(appOutDir);
  rmSync(join(resources, 'default_app.asar'), { force: true });
  // Libraries are loaded, not run.
  if (electronPlatformName === 'linux') {
    for (const name of readdirSync(appOutDir)) {
      if (/\.so(\.\d+)*$/.test(name)) chmodSync(join(appOutDir, name), 0o644);
    }
  }
  const problem = koffiProblem(electronPlatformName, arch, buildsIn(resources));
  if (problem !== null) throw new Error(problem);
}

function buildsIn(resources) {
  try {
    return readdirSync(join(resources, 'app.asar.unpacked', 'node_modules', '@koromix'));
  } catch {
    return [];
  }
}
