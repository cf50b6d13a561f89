import { at, invalid } from '../config/invalid.ts';
import type { Op } from '../ops/op.ts';
import type { Builtins } from './builtin.ts';

/** Files of built-in transforms, loaded when a config names one of theirs. */
const FILES: readonly { readonly holds: RegExp; readonly load: () => Promise<Builtins> }[] = [
  { holds: /^aces-output .*_2\.0$/, load: async () => (await import('./aces2-output.ts')).ACES2_OUTPUTS },
  { holds: /^aces-output /, load: async () => (await import('./aces1-output.ts')).ACES1_OUTPUTS },
  { holds: /^(display|curve) - /, load: async () => (await import('./displays.ts')).DISPLAYS },
  { holds: /_to_/, load: async () => (await import('./cameras.ts')).CAMERAS },
  { holds: /./, load: async () => (await import('./aces-spaces.ts')).ACES_SPACES },
];

/** The ops of a built-in transform, forward; styles are told apart without regard to case. */
export async function builtinOps(style: string, where: readonly string[]): Promise<readonly Op[]> {
  const name = style.toLowerCase();
  const inside = [...where, `BuiltinTransform "${style}"`];
  for (const { holds, load } of FILES) {
    const make = holds.test(name) ? (await load())[name] : undefined;
    if (make) return at(inside, make);
  }
  throw invalid(inside, 'there is no such built-in transform');
}
