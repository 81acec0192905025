// @ts-check
// Lists to choose from in an answer: a press of the button beside one presses what is chosen in it.

/**
 * What a press on this button presses, if anything.
 * @param {Element} button
 */
export function pressedId(button) {
  if (!(button instanceof HTMLElement)) return undefined;
  if (button.dataset.pressChosen === undefined) return button.dataset.press;
  const list = button.closest('.choice')?.querySelector('select');
  return list?.value || undefined;
}
