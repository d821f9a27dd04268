import { rmSync } from 'node:fs';
import { join } from 'node:path';

/** electron-builder's hook: removes Electron's default app, as the package has its own. */
export default function afterPack({ packager, appOutDir }) {
  rmSync(join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true });
}
