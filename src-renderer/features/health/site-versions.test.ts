import { expect, it } from 'vitest';
import type { NodeHealth } from '../../../src-main/contract/index.ts';
import { siteVersions, versionsIn } from './site-versions.ts';

const node = (versions: Partial<NodeHealth['versions']>): NodeHealth => ({
  name: 'n',
  health: 'ok',
  online: true,
  defaultQueue: true,
  lastHeartbeat: null,
  versions: { worker: null, ngenea: null, analytics: null, search: null, ...versions },
});

it('gives versions once where all nodes agree, and names where they differ', () => {
  const nodes = [
    node({ worker: '2.6.0', ngenea: '1.31.0' }),
    node({ worker: '2.5.1', ngenea: '1.31.0' }),
  ];
  expect(siteVersions(nodes)).toEqual({ same: { ngenea: '1.31.0' }, differing: ['worker'] });
  expect(nodes.map((one) => versionsIn(one, ['worker', 'search']))).toEqual([
    { worker: '2.6.0' },
    { worker: '2.5.1' },
  ]);
});

it('takes a version that only some nodes report for a difference', () => {
  expect(siteVersions([node({ search: '1' }), node({})]).differing).toEqual(['search']);
  expect(siteVersions([])).toEqual({ same: {}, differing: [] });
});
