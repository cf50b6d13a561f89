/** Registers an element under its name. A name that is taken stays with who took it; without a DOM it does nothing. */
export function registerElement(name: string, element: CustomElementConstructor): void {
  const registry = (globalThis as { customElements?: CustomElementRegistry }).customElements;
  if (registry && !registry.get(name)) registry.define(name, element);
}
