import type { TemplateResult } from 'lit';
import { scopesStyles } from './scopes.styles.ts';
import { type ScopesPort, ScopesView } from './scopes-view.ts';

export const styles = [scopesStyles];

/** By what the player made for it: it lives as long as the player. */
const VIEWS = new WeakMap<ScopesPort, ScopesView>();

/** Scopes below the picture, and the region that they show on it. */
export function scopesPanel(port: ScopesPort): TemplateResult {
  let view = VIEWS.get(port);
  if (!view) VIEWS.set(port, (view = new ScopesView(port)));
  return view.panel();
}
