import { healthTone, isFaulty, nodeTone, worstFirst } from '../../health-rank.ts';
import type { HealthPicture, HealthSummary, NodeHealth, QueueHealth } from '../../health.ts';
import { m } from '../../messages/index.ts';
import { healthCutWords, healthStateWords, healthWords, partStateWords } from '../health-words.ts';
import { momentWords } from '../moments.ts';
import { healthToneOf, terminalTones } from './health-tone.ts';
import type { Paint } from './paint.ts';
import { cutWords, outside, table, type Cell } from './table.ts';

/** How many rows each table has. The worst come first. */
const maxRows = 100;

/** The sentence on what is at fault, the sites, and the nodes and queues that aren't well; `now` in ms since the epoch. */
export function healthText(
  summary: HealthSummary,
  { reading }: Pick<HealthPicture, 'reading'>,
  hub: string,
  now: number,
  paint: Paint,
): string[] {
  const sentence = paint(healthToneOf(summary.cause), healthWords(summary, hub, now));
  if (!reading) return [sentence];
  const when = momentWords(reading.at, now);
  const isNow = ['well', 'degraded'].includes(summary.cause.kind);
  const cut = healthCutWords(reading);
  const sites = worstFirst(reading.sites);
  const faults = sites.flatMap(({ name, nodes, queues }) => [
    ...nodes.filter(isFaulty).map((node) => faultRow(name, m.terminal_node(), node)),
    ...(queues ?? []).filter(isFaulty).map((queue) => faultRow(name, m.terminal_queue(), queue)),
  ]);
  return [
    sentence,
    isNow ? m.terminal_updated({ when }) : m.terminal_last_reading({ when }),
    ...(cut === null ? [] : [cut]),
    ...block(
      [m.terminal_site(), m.terminal_health(), m.terminal_nodes(), m.terminal_queues()],
      sites.map(({ name, health, nodes, queues }) => [
        outside(name),
        { text: cutWords(healthStateWords(health)), tone: terminalTones[healthTone(health)] },
        onlineWords(nodes),
        queues === null ? '–' : onlineWords(queues),
      ]),
      m.terminal_more_sites,
      paint,
    ),
    ...block(
      [m.terminal_fault(), m.terminal_kind(), m.terminal_site(), m.terminal_state()],
      faults,
      m.terminal_more_faults,
      paint,
    ),
  ];
}

function block(
  headings: readonly string[],
  rows: readonly (readonly Cell[])[],
  left: (values: { count: number }) => string,
  paint: Paint,
): string[] {
  if (rows.length === 0) return [];
  const more = rows.length - maxRows;
  return [
    '',
    ...table(headings, rows.slice(0, maxRows), paint),
    ...(more > 0 ? [left({ count: more })] : []),
  ];
}

const onlineWords = (parts: readonly { online: boolean | null }[]): string =>
  m.terminal_online({
    online: parts.filter(({ online }) => online !== false).length,
    all: parts.length,
  });

function faultRow(site: string, kind: string, part: NodeHealth | QueueHealth): Cell[] {
  const tone = nodeTone(part);
  // It counts as a fault only for the default queue that it lacks.
  const onlyQueue = tone === 'ok' || tone === 'none';
  const state: Cell = onlyQueue
    ? { text: m.terminal_without_queue(), tone: 'warn' }
    : { text: cutWords(partStateWords(part)), tone: terminalTones[tone] };
  return [outside(part.name), kind, outside(site), state];
}
