/**
 * The folders of the packages that `npm ci` installs here by a lock file, about: a package that is optional
 * and names no system comes with one that may not be for this system, so it is left out.
 */
export function expectedPackages(lock, { platform, arch }) {
  return Object.entries(lock.packages)
    .filter(([folder, { os, cpu, optional }]) => {
      if (folder === '' || !suits(os, platform) || !suits(cpu, arch)) return false;
      return !optional || os !== undefined || cpu !== undefined;
    })
    .map(([folder]) => folder);
}

/** npm's rule: a list names what it is for, or with `!` what it is not for. */
const suits = (list, wanted) =>
  list === undefined ||
  (!list.includes(`!${wanted}`) &&
    (list.includes(wanted) || list.every((name) => name[0] === '!')));
