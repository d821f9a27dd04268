/** Puts the focus where typing continues: into the form's first empty field. For `{@attach …}`. */
export function focusFirstEmpty(form: HTMLFormElement): void {
  const fields = [...form.querySelectorAll<HTMLInputElement>('input:not([type="checkbox"])')];
  fields.find(({ value }) => value === '')?.focus();
}
