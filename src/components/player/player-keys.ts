/** Elements that keep Space and Enter, and those that keep every key. */
const PRESSABLE = 'button, a[href], summary, [role="button"]';
const TYPING = 'input, textarea, select, [contenteditable=""], [contenteditable="true"]';

/** Whether a key press belongs to what has focus (a button's Space, a field's letters) or to an input method. */
export function belongsToFocus(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  if (event.isComposing || event.key === 'Process' || !(target instanceof Element)) return true;
  if (target.matches(TYPING)) return true;
  return (event.key === ' ' || event.key === 'Enter') && target.matches(PRESSABLE);
}
