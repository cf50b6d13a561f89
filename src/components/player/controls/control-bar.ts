import { html, type TemplateResult } from 'lit';
import { strings } from '../../text/strings.ts';
import type { ControlFacts, ControlPort, PlacedItem } from './bar-item.ts';
import { BAR_ITEMS, itemButton } from './bar-items.ts';

/** The bar under the picture: what of the controls it has room for, in their order. `hidden` names the others. */
export function controlBar(facts: ControlFacts, port: ControlPort, hidden: ReadonlySet<string>): TemplateResult {
  const group = (place: PlacedItem['place']): TemplateResult[] =>
    BAR_ITEMS.flatMap((item) => {
      const rank = item.place === place ? item.rank(facts) : null;
      if (rank === null) return [];
      const content = item.field ? item.field(facts, port) : itemButton(item, facts, port);
      const state = hidden.has(item.name) ? 'item out' : 'item';
      return html`<span class=${state} data-item=${item.name} data-rank=${rank}>${content}</span>`;
    });
  return html`<div class="bar" part="controls" role="toolbar" aria-label=${strings.controls}>
    <div class="bar-line">
      <div class="group transport">${group('transport')}</div>
      <div class="group numbers">${group('numbers')}</div>
      <div class="group end">${group('end')}</div>
    </div>
  </div>`;
}
