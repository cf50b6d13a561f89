import { LazyModule } from '../../core/base/lazy-module.ts';
import type { InterfaceStrings, PartialStrings } from './interface-strings.ts';

/** A language that is fetched when an element first speaks it. */
export interface LanguageModule {
  readonly words: PartialStrings;
}

/** By language tag. English is what the tables themselves say. */
const languages = new Map<string, LazyModule<LanguageModule>>([
  ['de', new LazyModule('German', () => import('./german.ts'))],
]);

/** Elements on pages, by what tells them that they may have to speak another language. */
const speakers = new Set<() => void>();
let observer: MutationObserver | undefined;

/**
 * Has elements speak a language in every part of a page whose nearest `lang` is `lang`, or a variety of it: `pt` stands for
 * `pt-BR`, too. Of several that fit, the one registered last is spoken; what `strings` lacks is said in English. Throws
 * TypeError where `lang` is no language tag.
 */
export function registerStrings(lang: string, strings: PartialStrings): void {
  if (!/^[a-z]+(-\w+)*$/i.test(lang))
    throw new TypeError(`registerStrings: lang must be a language tag, not "${lang}"`);
  languages.set(lang, new LazyModule(lang, () => Promise.resolve({ words: strings })));
  tellAll();
}

/** The language of an element's nearest `lang`, across shadow roots; null for English and for those that nobody registered. */
export function languageOf(element: Element): LazyModule<LanguageModule> | null {
  return [...languages].findLast(([lang]) => element.matches(`:lang(${lang})`))?.[1] ?? null;
}

/** Calls back when an element may have to speak another language. */
export function watchLanguage(element: Element, changed: () => void, signal: AbortSignal): void {
  observer ??= new MutationObserver(tellAll);
  for (let at: Element | undefined = element, root; at; at = (root as Partial<ShadowRoot>).host)
    observer.observe((root = at.getRootNode()), { subtree: true, attributeFilter: ['lang'] });
  speakers.add(changed);
  signal.addEventListener('abort', () => speakers.delete(changed));
}

function tellAll(): void {
  for (const tell of speakers) tell();
}

export type { InterfaceStrings, PartialStrings };
