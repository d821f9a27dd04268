// Prints the path of the Electron executable in use, and nothing else.
import { npmPackages } from './setup/npm-packages.mjs';
import { runtime } from './setup/runtime.mjs';

await npmPackages();
console.log((await runtime()).executable);
