import { json, type Answer } from './answers.ts';

type Fields = { ok: true; values: Record<string, string> } | { ok: false; answer: Answer };

/** Text fields of a body, trimmed as the framework does, or the 400 that says which are wrong. */
export function readFields(body: unknown, names: string[], maxLength = Infinity): Fields {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    const found = Array.isArray(body) ? 'list' : typeof body;
    const text = `Invalid data. Expected a dictionary, but got ${found}.`;
    return { ok: false, answer: json(400, { non_field_errors: [text] }) };
  }
  const given = body as Record<string, unknown>;
  const errors: Record<string, string[]> = {};
  const values: Record<string, string> = {};
  for (const name of names) {
    const error = fieldError(given[name], maxLength);
    if (error) errors[name] = [error];
    else values[name] = String(given[name]).trim();
  }
  return Object.keys(errors).length
    ? { ok: false, answer: json(400, errors) }
    : { ok: true, values };
}

function fieldError(value: unknown, maxLength: number): string | null {
  if (value === undefined) return 'This field is required.';
  if (value === null) return 'This field may not be null.';
  if (typeof value !== 'string') return 'Not a valid string.';
  if (value.trim() === '') return 'This field may not be blank.';
  if ([...value.trim()].length > maxLength) {
    return `Ensure this field has no more than ${maxLength} characters.`;
  }
  return null;
}
