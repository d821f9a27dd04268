import { rmSync } from 'node:fs';
import { join } from 'node:path';

/** electron-builder's hook: Electron's own default app goes, as a package has one app only. */
export default function afterPack({ packager, appOutDir }) {
  rmSync(join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true });
}
