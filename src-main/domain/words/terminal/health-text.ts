import { worstFirst, isFaulty, nodeTone } from '../../health-rank.ts';
import type { HealthPicture, HealthSummary, NodeHealth, QueueHealth } from '../../health.ts';
import { countWords } from '../counts.ts';
import { healthCutWords, healthWords } from '../health-words.ts';
import { momentWords } from '../moments.ts';
import { healthToneOf, wordTone } from './health-tone.ts';
import type { Paint, Tone } from './paint.ts';
import { outside, table, type Cell } from './table.ts';

/** How many rows each table has. The worst come first. */
const maxRows = 100;

const partTones: Record<ReturnType<typeof nodeTone>, Tone> = {
  ok: 'warn',
  warn: 'warn',
  bad: 'bad',
  none: 'dim',
};

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
  const isNow = summary.readAt === reading.at;
  const cut = healthCutWords(reading);
  const sites = worstFirst(reading.sites);
  const faults = sites.flatMap(({ name, nodes, queues }) => [
    ...nodes.filter(isFaulty).map((node) => faultRow(name, 'node', node)),
    ...(queues ?? []).filter(isFaulty).map((queue) => faultRow(name, 'queue', queue)),
  ]);
  return [
    sentence,
    `${isNow ? 'Updated' : 'Showing the last reading, from'} ${momentWords(reading.at, now)}.`,
    ...(cut === null ? [] : [cut]),
    ...block(
      ['SITE', 'HEALTH', 'NODES', 'QUEUES'],
      sites.map(({ name, health, nodes, queues }) => [
        outside(name),
        { text: outside(health), tone: wordTone(health) },
        onlineWords(nodes),
        queues === null ? '–' : onlineWords(queues),
      ]),
      'site',
      paint,
    ),
    ...block(['FAULT', 'KIND', 'SITE', 'STATE'], faults, 'fault', paint),
  ];
}

function block(
  headings: readonly string[],
  rows: readonly (readonly Cell[])[],
  thing: string,
  paint: Paint,
): string[] {
  if (rows.length === 0) return [];
  const more = rows.length - maxRows;
  return [
    '',
    ...table(headings, rows.slice(0, maxRows), paint),
    ...(more > 0 ? [`And ${countWords(more, `more ${thing}`)}.`] : []),
  ];
}

const onlineWords = (parts: readonly { online: boolean | null }[]): string =>
  `${parts.filter(({ online }) => online !== false).length} of ${parts.length} online`;

function faultRow(site: string, kind: string, part: NodeHealth | QueueHealth): Cell[] {
  const withoutQueue = 'defaultQueue' in part && part.defaultQueue === false;
  const state =
    part.online === false
      ? 'offline'
      : withoutQueue
        ? 'without its default queue'
        : outside(part.health);
  return [
    outside(part.name),
    kind,
    outside(site),
    { text: state, tone: partTones[nodeTone(part)] },
  ];
}
