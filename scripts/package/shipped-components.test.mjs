import { expect, it } from 'vitest';
import { shippedComponents } from './shipped-components.mjs';

const component = (name, version, more = {}) => ({
  'bom-ref': `${name}@${version}`,
  name,
  version,
  ...more,
});
const document = {
  bomFormat: 'CycloneDX',
  metadata: { component: component('hubkey', '1.0.0') },
  components: [
    component('svelte', '5.0.0', {
      properties: [{ name: 'cdx:npm:package:development', value: 'true' }],
    }),
    component('svelte', '4.0.0'),
    component('eslint', '9.0.0'),
    component('clsx', '2.0.0'),
  ],
  dependencies: [
    { ref: 'hubkey@1.0.0', dependsOn: ['svelte@5.0.0', 'eslint@9.0.0'] },
    { ref: 'svelte@5.0.0', dependsOn: ['clsx@2.0.0', 'eslint@9.0.0'] },
    { ref: 'eslint@9.0.0', dependsOn: [] },
  ],
};

it('keeps what is shipped and its own dependencies, and drops npm’s mark of development', () => {
  const shipped = shippedComponents(document, new Set(['svelte@5.0.0', 'clsx@2.0.0']));
  expect(shipped.components).toEqual([
    component('svelte', '5.0.0', { properties: [] }),
    component('clsx', '2.0.0', { properties: [] }),
  ]);
  expect(shipped.dependencies).toEqual([
    { ref: 'hubkey@1.0.0', dependsOn: ['svelte@5.0.0', 'clsx@2.0.0'] },
    { ref: 'svelte@5.0.0', dependsOn: ['clsx@2.0.0'] },
  ]);
  expect(shipped.metadata).toBe(document.metadata);
});
