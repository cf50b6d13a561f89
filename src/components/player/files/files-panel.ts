import { html, nothing, type TemplateResult } from 'lit';
import type { LocalSource } from '../../../core/sequence/local/find-local-sources.ts';
import { partStrings } from '../../text/part-strings.ts';
import { strings } from '../../text/strings.ts';
import type { LocalFilesState } from './local-files.ts';

export interface FilesPanelPort {
  /** Files were picked in a dialog. */
  picked(files: readonly File[]): void;
  /** A folder is wanted; `fallback` opens the old dialog. */
  pickFolder(fallback: () => void): void;
  open(source: LocalSource): void;
  close(): void;
}

/** Rows of a list that is read, not searched. */
const MOST_LISTED = 200;

/**
 * Where files of the user are opened and chosen from. `current` is the source shown; `fills` is true where there is no
 * picture beside it: the panel is what an empty player shows.
 */
export function filesPanel(
  { sources, looking, problem }: LocalFilesState,
  current: unknown,
  fills: boolean,
  port: FilesPanelPort,
): TemplateResult {
  const words = partStrings.files;
  return html`<div
    class=${fills ? 'overlay files empty' : 'overlay files'}
    part="card"
    role=${fills ? 'group' : 'dialog'}
    aria-label=${words.title}
  >
    ${fills ? html`<p class="drop-here">${strings.drop}</p>` : head(port)} ${buttons(port)}
    <p class="stays">${words.stays}</p>
    <div role="status">
      ${looking === null ? nothing : words.looking(looking)}${problem === null ? nothing : html`<p class="problem">${problem()}</p>`}
    </div>
    ${sources.length > 1 ? list(sources, current, port) : nothing}
  </div>`;
}

function head(port: FilesPanelPort): TemplateResult {
  return html`<div class="overlay-head">
    <span>${partStrings.files.title}</span>
    <button type="button" class="close" aria-label=${partStrings.close} title=${partStrings.close} @click=${port.close}>
      ×
    </button>
  </div>`;
}

function buttons(port: FilesPanelPort): TemplateResult {
  const input = (event: Event): HTMLInputElement | null | undefined =>
    (event.currentTarget as HTMLElement).parentElement?.querySelector<HTMLInputElement>(
      `input.${(event.currentTarget as HTMLElement).className}`,
    );
  const change = (event: Event): void => {
    const field = event.target as HTMLInputElement;
    if (field.files && field.files.length > 0) port.picked([...field.files]);
    // The same files can be picked again.
    field.value = '';
  };
  const folder = (event: Event): void => {
    const field = input(event);
    port.pickFolder(() => field?.click());
  };
  return html`<div class="actions">
    <button type="button" class="pick-files" @click=${(event: Event) => input(event)?.click()}>
      ${partStrings.files.pickFiles}
    </button>
    <button type="button" class="pick-folder" @click=${folder}>${partStrings.files.pickFolder}</button>
    <input type="file" class="pick-files" multiple hidden @change=${change} />
    <input type="file" class="pick-folder" webkitdirectory hidden @change=${change} />
  </div>`;
}

function list(sources: readonly LocalSource[], current: unknown, port: FilesPanelPort): TemplateResult {
  const more = sources.length - MOST_LISTED;
  return html`<h3>${partStrings.files.found}</h3>
    <ul>
      ${sources.slice(0, MOST_LISTED).map(
        (source) =>
          html`<li>
            <button
              type="button"
              aria-current=${source === current ? 'true' : nothing}
              @click=${() => port.open(source)}
            >
              <span class="name">${source.label}</span>
              <span class="count">${countOf(source)}</span>
            </button>
          </li>`,
      )}
    </ul>
    ${more > 0 ? html`<p>${partStrings.files.more(more)}</p>` : nothing}`;
}

function countOf({ kind, frames, files }: LocalSource): string {
  const words = partStrings.files.kinds[kind];
  if (kind !== 'sequence' || frames === null) return words;
  return `${files.length.toLocaleString('en')} ${words}, ${frames.length > 40 ? `${frames.slice(0, 39)}…` : frames}`;
}
