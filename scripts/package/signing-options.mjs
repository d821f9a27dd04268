/**
 * electron-builder's options for a package for macOS without a certificate in the environment: signed ad hoc, or
 * Apple silicon says that it is damaged. The hardened runtime would then refuse Electron's own libraries.
 */
export function signingOptions(platform, { CSC_LINK: file, CSC_NAME: name }) {
  if (platform !== 'darwin' || file || name) return [];
  return ['-c.mac.identity=-', '-c.mac.hardenedRuntime=false'];
}
