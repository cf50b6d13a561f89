/**
 * What an attribute takes in a template, of a property of type `Value`: the property's values, a number as text too, the
 * empty text of a flag, and nothing.
 */
export type AttributeValue<Value> =
  Value | (number extends Value ? `${number}` : never) | (true extends Value ? '' : never) | null | undefined;
