import { LazyModule } from '../../core/base/lazy-module.ts';
import type { PartialStrings } from './interface-strings.ts';
import { speak } from './spoken.ts';

/** A language that is fetched when an element first speaks it. */
interface LanguageModule {
  readonly words: PartialStrings;
}

/** What is needed of an element that speaks; all of it is protected there. */
interface Speaker {
  /** Aborted when the element is disconnected; another one for each connection. */
  readonly connection: AbortSignal;
  /** The element needs a part of the library, and updates when it is there. */
  lazyPart(lazy: LazyModule<LanguageModule>): unknown;
  /** It may have to speak another language. */
  languageChanged(): void;
}

/** By language tag. English is what the tables themselves say. */
const languages = new Map<string, LazyModule<LanguageModule>>([
  ['de', new LazyModule('German', () => import('./german.ts'))],
]);

/** What tells elements on pages that they may have to speak another language, by their connections. */
const speakers = new Map<AbortSignal, () => void>();
let observer: MutationObserver | undefined;

/**
 * Has everything that is said from here on said in the language of an element's nearest `lang`: in English until that is
 * loaded, and where it cannot be had.
 */
export function speakFor(element: Element): void {
  const speaker = element as unknown as Speaker;
  watch(element, speaker);
  const language = languageOf(element);
  if (language && !language.now) speaker.lazyPart(language);
  speak(language?.now?.words ?? null);
}

/** Has elements speak a language from now on, as `registerStrings` says. */
export function register(lang: string, words: PartialStrings): Promise<unknown> {
  if (!/^[a-z]+(-\w+)*$/i.test(lang))
    throw new TypeError(`registerStrings: lang must be a language tag, not "${lang}"`);
  const language = new LazyModule(lang, () => Promise.resolve({ words }));
  languages.delete(lang);
  languages.set(lang, language);
  return language.load().then(tellAll);
}

/** The language of an element's nearest `lang`, across shadow roots; null for English and for those that nobody registered. */
function languageOf(element: Element): LazyModule<LanguageModule> | null {
  return [...languages].findLast(([lang]) => element.matches(`:lang(${lang})`))?.[1] ?? null;
}

function watch(element: Element, speaker: Speaker): void {
  const { connection } = speaker;
  if (connection.aborted || speakers.has(connection)) return;
  speakers.set(connection, () => speaker.languageChanged());
  connection.addEventListener('abort', () => speakers.delete(connection));
  observer ??= new MutationObserver(tellAll);
  for (let at: Element | undefined = element, root; at; at = (root as Partial<ShadowRoot>).host)
    observer.observe((root = at.getRootNode()), { subtree: true, attributeFilter: ['lang'] });
}

function tellAll(): void {
  for (const tell of speakers.values()) tell();
}
