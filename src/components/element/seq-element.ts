import { LitElement, ReactiveElement, type CSSResult, type CSSResultOrNative } from 'lit';
import type { LazyModule } from '../../core/base/lazy-module.ts';
import type { SeqError } from '../../core/base/seq-error.ts';

/** What a part of the library that is loaded when it is first needed may bring along. */
interface ElementPart {
  readonly styles?: readonly CSSResult[];
}

/**
 * What the three elements have in common: one abort signal per connection, custom states, parts that are loaded when
 * they are needed, and styles that survive adoption by another document.
 */
export abstract class SeqElement extends LitElement {
  static {
    // What is measured after an update may ask for another: lit's development build would warn of it in every page.
    this.disableWarning?.('change-in-update');
  }

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
    }
    return now ?? failure;
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
    if (!this.shadowRoot) return super.createRenderRoot();
    this.shadowRoot.replaceChildren();
    // Not lit's own way, which would compare what the server drew where a page hydrates lit elements.
    return ReactiveElement.prototype['createRenderRoot'].call(this);
  }

  /** Sets or clears `:state(name)`. */
  protected markState(name: string, on: boolean): void {
    if (on) this.internals.states.add(name);
    else this.internals.states.delete(name);
  }

  /** Properties that the page set before the library was there lie over the element's own: they are assigned again. */
  #takeEarlyProperties(): void {
    for (const name of Object.keys(this)) {
      if (!hasSetter(Object.getPrototypeOf(this), name)) continue;
      const value: unknown = Reflect.get(this, name);
      Reflect.deleteProperty(this, name);
      try {
        Reflect.set(this, name, value);
      } catch (error) {
        reportError(error);
      }
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

function hasSetter(prototype: object | null, name: string): boolean {
  if (!prototype) return false;
  const own = Object.getOwnPropertyDescriptor(prototype, name);
  return own ? own.set !== undefined : hasSetter(Object.getPrototypeOf(prototype) as object | null, name);
}

/** Styles as a sheet of another document. */
function copyOf(style: CSSResultOrNative, view: Window & typeof globalThis): CSSStyleSheet {
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync('cssText' in style ? style.cssText : [...style.cssRules].map((rule) => rule.cssText).join('\n'));
  return sheet;
}
