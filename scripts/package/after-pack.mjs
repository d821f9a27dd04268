import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { koffiProblem } from './koffi-builds.mjs';

/**
 * electron-builder's hook: removes Electron's default app, as the package has its own, and refuses a package
 * without koffi's build for its system, in which no caller could be named.
 */
export default function afterPack({ packager, appOutDir, electronPlatformName, arch }) {
  const resources = packager.getResourcesDir(appOutDir);
  rmSync(join(resources, 'default_app.asar'), { force: true });
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
