let looks = 0;

/** A number for one look into a file: the presenter knows it by this, and `leave` names it. */
export function nextLook(): number {
  return ++looks;
}
