import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../player/controls/icon.ts';
import { annotateStrings } from '../text/annotate-strings.ts';
import type { Drawing } from './drawing.ts';
import { broadestSize, COLORS, TEXT_SCALE, type Tool, TOOLS } from './tools.ts';

/** What the bar shows and changes. */
export interface ToolbarPort {
  readonly drawing: Drawing;
  /** Size of lines where none was chosen, and height of the picture, in its pixels. */
  readonly firstSize: number;
  readonly pictureHeight: number;
  readonly isHidden: boolean;
  readonly hasGhosts: boolean;
  /** Which of two pictures notes are on; empty where there is one. */
  readonly side: string;
  /** What was done last, for screen readers. */
  readonly said: string;
  setGhosts(on: boolean): void;
  setHidden(hidden: boolean): void;
  leave(): void;
  key(event: KeyboardEvent): boolean;
}

const ICONS = {
  undo: icon('M6.5 2 2 6l4.5 4V7.4h3a2.8 2.8 0 0 1 0 5.6H5v1.6h4.5a4.4 4.4 0 0 0 0-8.8h-3z'),
  redo: icon('M9.5 2 14 6l-4.5 4V7.4h-3a2.8 2.8 0 0 0 0 5.6H11v1.6H6.5a4.4 4.4 0 0 1 0-8.8h3z'),
  remove: icon('M6 1.5h4V3h4v1.5h-1L12.3 14H3.7L3 4.5H2V3h4zM4.6 4.5l.5 8h5.8l.5-8zM6.4 6h1.3v5H6.4zM8.6 6h1.3v5H8.6z'),
  shown: icon('M8 3.5c3.4 0 6 2.6 7 4.5-1 1.9-3.6 4.5-7 4.5S2 9.9 1 8c1-1.9 3.6-4.5 7-4.500zm0 2A2.5 2.5 0 1 0 8 10.5 2.5 2.5 0 0 0 8 5.500z'),
  hidden: icon('M2.2 1.2 14.8 13.800l-1 1-2.7-2.700c-.9.3-2 .4-3.1.4-3.4 0-6-2.6-7-4.5.5-1 1.5-2.2 2.8-3.100L1.2 2.200zM8 3.500c3.4 0 6 2.6 7 4.5-.4.8-1.1 1.7-2 2.400L6.6 3.700c.5-.1.9-.2 1.4-.2z'),
  done: icon('M3.2 2 8 6.8 12.8 2 14 3.2 9.2 8 14 12.8 12.8 14 8 9.2 3.2 14 2 12.8 6.8 8 2 3.200z'),
} as const; // prettier-ignore

/** The tools of drawing, below the picture: nothing of them covers it. */
export function toolbar(port: ToolbarPort): TemplateResult {
  const { drawing } = port;
  const key = (event: KeyboardEvent): void => {
    // A slider keeps its keys, but not the ones that take back what was drawn.
    const isCommand = event.ctrlKey || event.metaKey;
    if (!isCommand || !(event.target as Element).matches('input') || !port.key(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return html`<div class="draw-bar" role="toolbar" aria-label=${annotateStrings.bar} @keydown=${key}>
    <div class="tools" role="group" aria-label=${annotateStrings.toolGroup}>
      ${TOOLS.map((tool) => toolButton(tool, drawing))}
    </div>
    ${colors(drawing)} ${sliders(port)} ${frames(port)}
    <div class="tools end">
      ${button('undo', annotateStrings.undo, ICONS.undo, () => drawing.undo(), !drawing.canUndo)}
      ${button('redo', annotateStrings.redo, ICONS.redo, () => drawing.redo(), !drawing.canRedo)}
      ${button('remove', annotateStrings.remove, ICONS.remove, () => void drawing.removeSelected(), !drawing.selected)}
      ${button('hide', port.isHidden ? annotateStrings.show : annotateStrings.hide, port.isHidden ? ICONS.hidden : ICONS.shown, () => port.setHidden(!port.isHidden))}
      ${button('done', annotateStrings.done, ICONS.done, () => port.leave())}
    </div>
    ${port.side ? html`<span class="side">${port.side}</span>` : nothing}
    <span class="unseen" role="status">${port.said}</span>
  </div>`;
}

function toolButton({ name, key, icon }: Tool, drawing: Drawing): TemplateResult {
  const label = annotateStrings.tools[name];
  return html`<button
    type="button"
    class="tool ${name}"
    title=${annotateStrings.toolTitle(label, key)}
    aria-label=${label}
    aria-pressed=${drawing.style.tool === name}
    @click=${() => drawing.setStyle({ tool: name })}
  >
    ${icon}
  </button>`;
}

function button(
  name: string,
  title: string,
  content: TemplateResult,
  click: () => void,
  disabled = false,
): TemplateResult {
  return html`<button
    type="button"
    class=${name}
    title=${title}
    aria-label=${title}
    ?disabled=${disabled}
    @click=${click}
  >
    ${content}
  </button>`;
}

function colors(drawing: Drawing): TemplateResult {
  const { color } = drawing.style;
  const choose = (next: string) => () => drawing.setStyle({ color: next });
  const other = (event: Event): void => choose((event.target as HTMLInputElement).value)();
  return html`<div class="tools colors" role="group" aria-label=${annotateStrings.colorGroup}>
    ${COLORS.map((one) => {
      const name = annotateStrings.colorNames[one] ?? one;
      return html`<button
        type="button"
        class="color"
        title=${name}
        aria-label=${name}
        aria-pressed=${one === color}
        @click=${choose(one)}
      >
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <circle cx="8" cy="8" r="6.5" fill=${one}></circle>
        </svg>
      </button>`;
    })}
    <input
      type="color"
      title=${annotateStrings.otherColor}
      aria-label=${annotateStrings.otherColor}
      .value=${/^#[0-9a-f]{6}$/i.test(color) ? color : '#ffffff'}
      @change=${other}
    />
  </div>`;
}

function sliders({ drawing, firstSize, pictureHeight }: ToolbarPort): TemplateResult {
  const { style, selected } = drawing;
  const scale = selected?.item.type === 'text' ? TEXT_SCALE : 1;
  const size = selected ? selected.item.size / scale : (style.size ?? firstSize);
  const opacity = selected ? (selected.item.opacity ?? 1) : style.opacity;
  const setSize = (event: Event): void => drawing.setStyle({ size: (event.target as HTMLInputElement).valueAsNumber });
  const setOpacity = (event: Event): void =>
    drawing.setStyle({ opacity: (event.target as HTMLInputElement).valueAsNumber });
  return html`<label class="slider"
      ><span>${annotateStrings.size}</span
      ><input
        type="range"
        min="1"
        max=${broadestSize(pictureHeight)}
        step="1"
        .value=${String(size)}
        @change=${setSize} /></label
    ><label class="slider"
      ><span>${annotateStrings.opacity}</span
      ><input type="range" min="0.05" max="1" step="0.05" .value=${String(opacity)} @change=${setOpacity}
    /></label>`;
}

function frames({ drawing, hasGhosts, setGhosts }: ToolbarPort): TemplateResult {
  const setHold = (event: Event): void => {
    const frames = Math.round((event.target as HTMLInputElement).valueAsNumber);
    if (frames >= 1) drawing.setStyle({ hold: frames });
  };
  return html`<label class="hold" title=${annotateStrings.holdTitle}
      ><span>${annotateStrings.hold}</span
      ><input
        type="number"
        min="1"
        max="100000"
        step="1"
        .value=${String(drawing.style.hold)}
        @change=${setHold} /></label
    ><label class="ghosts" title=${annotateStrings.ghostsTitle}
      ><input
        type="checkbox"
        .checked=${hasGhosts}
        @change=${(event: Event) => setGhosts((event.target as HTMLInputElement).checked)}
      /><span>${annotateStrings.ghosts}</span></label
    >`;
}
