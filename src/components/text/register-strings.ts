import { speech } from '../lazy-parts.ts';
import type { PartialStrings } from './interface-strings.ts';

/**
 * Has elements speak a language in every part of a page whose nearest `lang` is `lang`, or a variety of it: `pt` stands for
 * `pt-BR`, too. Of several that fit, the one registered last is spoken; what `strings` lacks is said in English. Resolves
 * when it is in force; rejects with TypeError where `lang` is no language tag.
 */
export async function registerStrings(lang: string, strings: PartialStrings): Promise<void> {
  await (await speech.load()).register(lang, strings);
}
