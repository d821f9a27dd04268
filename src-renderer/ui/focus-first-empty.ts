/** Puts the focus where typing goes on: into the form's first field without text. For `{@attach …}`. */
export function focusFirstEmpty(form: HTMLFormElement): void {
  const fields = [...form.querySelectorAll<HTMLInputElement>('input:not([type="checkbox"])')];
  fields.find(({ value }) => value === '')?.focus();
}
