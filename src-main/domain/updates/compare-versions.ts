/** https://semver.org/spec/v2.0.0.html, with numbers that are exact in JavaScript. */
const number = String.raw`(0|[1-9]\d{0,14})`;
const part = String.raw`(?:0|[1-9]\d*|\d*[A-Za-z-][\dA-Za-z-]*)`;
const form = new RegExp(
  String.raw`^${number}\.${number}\.${number}(?:-(${part}(?:\.${part})*))?(?:\+[\dA-Za-z.-]+)?$`,
);

const maxLength = 60;

/** Below 0 where the first is older, above 0 where it is newer, by SemVer 2.0.0; null: one of them is no version. */
export function compareVersions(first: string, second: string): number | null {
  const [left, right] = [read(first), read(second)];
  if (!left || !right) return null;
  for (const [at, value] of left.numbers.entries()) {
    const difference = value - (right.numbers[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return compareParts(left.parts, right.parts);
}

function read(text: string): { numbers: number[]; parts: string[] } | null {
  const match = text.length <= maxLength ? form.exec(text) : null;
  if (!match) return null;
  const [, major, minor, patch, before] = match;
  return { numbers: [major, minor, patch].map(Number), parts: before?.split('.') ?? [] };
}

function compareParts(left: readonly string[], right: readonly string[]): number {
  // A version comes after its own previews.
  if (left.length === 0 || right.length === 0) return right.length - left.length;
  for (const [at, mine] of left.entries()) {
    const theirs = right[at];
    if (theirs === undefined) return 1;
    const difference = comparePart(mine, theirs);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

function comparePart(left: string, right: string): number {
  const [leftIsNumber, rightIsNumber] = [left, right].map((text) => /^\d+$/.test(text));
  if (leftIsNumber && rightIsNumber) return Number(left) - Number(right);
  if (leftIsNumber !== rightIsNumber) return leftIsNumber ? -1 : 1;
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
