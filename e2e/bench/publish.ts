import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { betweenMarkers } from './between-markers.ts';
import type { Row } from './figures.ts';
import type { MachineFacts } from './machine-facts.ts';
import { markdownTable } from './table.ts';

/** Writes the figures that have a bound into the README, and all of them into BENCH.md. */
export async function publish(machine: MachineFacts, rows: readonly Row[]): Promise<void> {
  const bounded = rows.filter((row) => row.kind === 'skipped' || row.bound !== null);
  await write('README.md', machine, bounded);
  await write('BENCH.md', machine, rows);
}

async function write(page: string, machine: MachineFacts, rows: readonly Row[]): Promise<void> {
  const text = `${measuredOn(machine)}\n\n${markdownTable(rows)}`;
  const written = betweenMarkers(readFileSync(page, 'utf8'), 'bench', text);
  const options = { ...(await resolveConfig(page)), parser: 'markdown', plugins: [] };
  writeFileSync(page, await format(written, options));
}

const measuredOn = ({ date, cpu, cores, memoryGiB, os, electron }: MachineFacts): string =>
  `Measured on ${date}: ${cpu}, ${cores} cores, ${memoryGiB} GiB of memory, ${os}, Electron ${electron}.`;
