/**
 * Why the official Electron isn't used, as the end of a sentence. `wanted` is the `engines.node` of its package, whose
 * installer may fail on an older Node: ">= 22.12.0".
 */
export function whyNotOfficial(wanted, node) {
  const [, least] = /^>=\s*(\d+\.\d+)/.exec(wanted ?? '') ?? [];
  const numbers = (version) => version.split('.').map(Number);
  if (least === undefined) return reasons.unreachable;
  const [[major, minor], [leastMajor, leastMinor]] = [node, least].map(numbers);
  const isOlder = major < leastMajor || (major === leastMajor && minor < leastMinor);
  return isOlder ? reasons.older(least, node) : reasons.unreachable;
}

const reasons = {
  unreachable: "can't be downloaded here",
  older: (least, node) =>
    `can't be downloaded here (its installer wants Node ${least} or newer, and this is ${node})`,
};
