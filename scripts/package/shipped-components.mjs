/** npm's mark for development packages; it doesn't say what is bundled. */
const development = 'cdx:npm:package:development';

/**
 * The part of a CycloneDX document that is shipped: the components named by `shipped` (`name@version`),
 * and what they need of each other.
 */
export function shippedComponents(document, shipped) {
  const root = document.metadata.component['bom-ref'];
  const components = document.components
    .filter((component) => shipped.has(component['bom-ref']))
    .map(({ properties = [], ...component }) => ({
      ...component,
      properties: properties.filter(({ name }) => name !== development),
    }));
  const refs = new Set(components.map((component) => component['bom-ref']));
  const dependencies = document.dependencies
    .filter(({ ref }) => ref === root || refs.has(ref))
    .map(({ ref, dependsOn = [] }) => ({
      ref,
      dependsOn: ref === root ? [...refs] : dependsOn.filter((dependency) => refs.has(dependency)),
    }));
  return { ...document, components, dependencies };
}
