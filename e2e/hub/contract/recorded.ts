import { readFileSync, writeFileSync } from 'node:fs';
import type { Answers } from './answers.ts';

/** What the frameworks answered, and in which releases. */
export interface Recorded {
  versions: Record<string, string>;
  answers: Answers;
}

const fileOf = (setting: string): URL => new URL(`recorded/${setting}.json`, import.meta.url);

export function readRecorded(setting: string): Recorded {
  return JSON.parse(readFileSync(fileOf(setting), 'utf8')) as Recorded;
}

/** Writes one answer per line, so that a diff shows what changed. */
export function writeRecorded(setting: string, { versions, answers }: Recorded): void {
  const calls = Object.entries(answers).map(([call, shapes]) => {
    const lines = shapes.map((shape) => `      ${JSON.stringify(shape)}`);
    return `    ${JSON.stringify(call)}: [\n${lines.join(',\n')}\n    ]`;
  });
  const text = `{\n  "versions": ${JSON.stringify(versions)},\n  "answers": {\n${calls.join(',\n')}\n  }\n}\n`;
  writeFileSync(fileOf(setting), text);
}
