import { LitElement, ReactiveElement, type CSSResult, type CSSResultOrNative } from 'lit';
import type { LazyModule } from '../../core/base/lazy-module.ts';
import type { SeqError } from '../../core/base/seq-error.ts';
import { speech } from '../lazy-parts.ts';

/** What a part of the library that is loaded when it is first needed may bring along. */
interface ElementPart {
  readonly styles?: readonly CSSResult[];
}

/**
 * What the three elements have in common: one abort signal per connection, custom states, parts that are loaded when
 * they are needed, and styles that survive adoption by another document.
 */
export abstract class SeqElement extends LitElement {
  protected readonly internals: ElementInternals = this.attachInternals();
  #connection = new AbortController();
  /** Styles of the parts in use, beside the element's own. */
  readonly #partStyles = new Set<CSSResult>();
  /** Parts that are on their way here. */
  readonly #awaited = new Map<LazyModule<object>, Promise<void>>();

  /** Aborted on disconnect: everything a connection adds (listeners, observers, subscriptions) hangs on it. */
  protected get connection(): AbortSignal {
    return this.#connection.signal;
  }

  override connectedCallback(): void {
    this.#connection = new AbortController();
    super.connectedCallback();
    this.#takeEarlyProperties();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#connection.abort();
  }

  /** Constructed style sheets belong to one document: another needs its own. */
  adoptedCallback(): void {
    const view = this.ownerDocument.defaultView;
    const root = this.renderRoot;
    if (!view || !(root instanceof ShadowRoot || root instanceof view.ShadowRoot)) return;
    const styles: readonly CSSResultOrNative[] = (this.constructor as typeof LitElement).elementStyles;
    root.adoptedStyleSheets = [...styles, ...this.#partStyles].map((style) => copyOf(style, view));
  }

  /**
   * A part of the library that is loaded when it is first asked for here: null while it is on its way, why where it cannot
   * be had. The element updates when it is there, and `updateComplete` waits for that.
   */
  protected lazyPart<Part extends object>(lazy: LazyModule<Part>): Part | SeqError | null {
    const { now, failure } = lazy;
    if (now) this.#addStyles((now as ElementPart).styles ?? []);
    else if (!failure && !this.#awaited.has(lazy)) {
      const arrived = (): void => {
        this.#awaited.delete(lazy);
        this.requestUpdate();
      };
      this.#awaited.set(lazy, lazy.load().then(arrived, arrived));
      this.lazyPart<object>(speech);
    }
    return now ?? failure;
  }

  /**
   * Has everything that is said from here on said in the language of the nearest `lang`: in English until that is loaded,
   * and where it cannot be had. Elements that render, paint or announce outside of an update call it before.
   */
  protected speak(): void {
    // With any part that is loaded this comes along, and waits for a change; a page in English alone needs no more.
    if (speech.now) speech.now.speakFor(this);
    else if (this.closest('[lang]:not(:lang(en))')) this.lazyPart(speech);
  }

  /** Another language may be spoken here from now on. */
  protected languageChanged(): void {
    this.requestUpdate();
  }

  protected override performUpdate(): void {
    this.speak();
    super.performUpdate();
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    let isComplete = await super.getUpdateComplete();
    while (this.#awaited.size > 0) {
      await Promise.all(this.#awaited.values());
      isComplete = await super.getUpdateComplete();
    }
    return isComplete;
  }

  /** What a server drew is replaced: it does not know what the browser has. */
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    this.shadowRoot?.replaceChildren();
    // Not lit's own way, which compares what the server drew where a page hydrates lit elements.
    return ReactiveElement.prototype['createRenderRoot'].call(this);
  }

  /** Sets or clears `:state(name)`. */
  protected markState(name: string, on: boolean): void {
    if (on) this.internals.states.add(name);
    else this.internals.states.delete(name);
  }

  /** Properties that the page set before the library was there lie over the element's own: they are assigned again. */
  #takeEarlyProperties(): void {
    const prototype: unknown = Object.getPrototypeOf(this);
    for (const [name, value] of Object.entries(this)) {
      if (!(name in (prototype as object))) continue;
      Reflect.deleteProperty(this, name);
      // One that does not fit is an error of the page's own, not of this connection.
      queueMicrotask(() => Reflect.set(this, name, value));
    }
  }

  #addStyles(styles: readonly CSSResult[]): void {
    const root = this.renderRoot;
    const view = this.ownerDocument.defaultView;
    if (!view || !(root instanceof ShadowRoot || root instanceof view.ShadowRoot)) return;
    for (const style of styles) {
      if (this.#partStyles.has(style)) continue;
      this.#partStyles.add(style);
      const sheet = view === globalThis.window ? style.styleSheet : undefined;
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet ?? copyOf(style, view)];
    }
  }
}

/** Styles as a sheet of another document. */
function copyOf(style: CSSResultOrNative, view: Window & typeof globalThis): CSSStyleSheet {
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync('cssText' in style ? style.cssText : [...style.cssRules].map((rule) => rule.cssText).join('\n'));
  return sheet;
}
