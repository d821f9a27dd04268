/** For the button of a menu: an arrow key opens it, as Enter and a click do. `id`: of the menu's popover. */
export const openByArrow =
  (id: string) =>
  (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    document.getElementById(id)?.showPopover();
  };
