const numbers = new WeakMap<object, number>();
let last = 0;

/** A number that stands for one object (a Blob, a function) for as long as it lives. */
export function objectIdentity(object: object): number {
  let number = numbers.get(object);
  if (number === undefined) numbers.set(object, (number = ++last));
  return number;
}
