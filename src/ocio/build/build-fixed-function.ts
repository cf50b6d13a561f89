import { at, invalid } from '../config/invalid.ts';
import { FixedFunctionOp, type FixedFunctionMaker } from '../ops/fixed/fixed-function-op.ts';

/** Makes the op of a style; styles are told apart without regard to case. */
export async function buildFixedFunction(
  style: string,
  parameters: readonly number[],
  where: readonly string[],
): Promise<FixedFunctionOp> {
  const inside = [...where, `FixedFunctionTransform "${style}"`];
  const name = style.toLowerCase();
  const make = await maker(name);
  if (!make) throw invalid(inside, 'the style is not known');
  return at(inside, () => new FixedFunctionOp(name, parameters, make(parameters)));
}

async function maker(name: string): Promise<FixedFunctionMaker | undefined> {
  if (name.startsWith('aces2_')) return (await import('../ops/aces2/aces2-functions.ts')).ACES2_FUNCTIONS[name];
  return (await import('../ops/fixed/fixed-functions.ts')).FIXED_FUNCTIONS[name];
}
