import { fieldsOf } from '../unknown-json.ts';

const maxSteps = 20;
/** No person or program writes longer references. */
const longestReference = 500;

/** Follows a `$ref` within the document (RFC 6901), also through further ones; other values stay as they are. */
export function resolved(root: Record<string, unknown>, value: unknown): unknown {
  let found = value;
  for (let step = 0; step < maxSteps; step += 1) {
    const { $ref: reference } = fieldsOf(found);
    if (typeof reference !== 'string') return found;
    if (!reference.startsWith('#/') || reference.length > longestReference) return undefined;
    found = reference
      .slice(2)
      .split('/')
      .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
      .reduce<unknown>((at, part) => own(fieldsOf(at), part), root);
  }
  return undefined;
}

const own = (fields: Record<string, unknown>, name: string): unknown =>
  Object.hasOwn(fields, name) ? fields[name] : undefined;
