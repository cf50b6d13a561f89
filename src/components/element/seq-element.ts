import { LitElement, type CSSResultOrNative } from 'lit';

/**
 * What the three elements have in common: one abort signal per connection, custom states, and styles that survive
 * adoption by another document.
 */
export abstract class SeqElement extends LitElement {
  protected readonly internals: ElementInternals = this.attachInternals();
  #connection = new AbortController();

  /** Aborted on disconnect: everything a connection adds (listeners, observers, subscriptions) hangs on it. */
  protected get connection(): AbortSignal {
    return this.#connection.signal;
  }

  override connectedCallback(): void {
    this.#connection = new AbortController();
    super.connectedCallback();
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
    root.adoptedStyleSheets = styles.map((style) => {
      const sheet = new view.CSSStyleSheet();
      sheet.replaceSync(
        'cssText' in style ? style.cssText : [...style.cssRules].map((rule) => rule.cssText).join('\n'),
      );
      return sheet;
    });
  }

  /** Sets or clears `:state(name)`. */
  protected markState(name: string, on: boolean): void {
    if (on) this.internals.states.add(name);
    else this.internals.states.delete(name);
  }
}
