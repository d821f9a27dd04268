/** Whether a path has the form of a template such as `/api/jobs/{id}/`, whatever its query and final slash are. */
export function matchesTemplate(template: string, path: string): boolean {
  const parts = partsOf(path);
  const names = partsOf(template);
  return (
    names.length === parts.length &&
    names.every((name, at) => name === parts[at] || (isParameter(name) && parts[at] !== ''))
  );
}

/** Whether a path has a parameter that isn't filled in. */
export const hasParameter = (path: string): boolean => partsOf(path).some(isParameter);

const isParameter = (part: string): boolean => /^\{[^{}]+\}$/.test(part);

function partsOf(path: string): string[] {
  const [beforeQuery = ''] = path.split('?');
  return beforeQuery.replace(/\/$/, '').split('/');
}
