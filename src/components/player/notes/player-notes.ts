import { html, nothing, type TemplateResult } from 'lit';
import type { PlayerSnapshot } from '../../../core/player/player-snapshot.ts';
import { awaitsFrame, awaitsLayer } from '../../text/frame-text.ts';
import { layerLabel } from '../../text/layer-label.ts';
import type { BlockedReason } from '../../../core/cache/cache-contract.ts';
import type { StallReason } from '../../../core/presenter/protocol.ts';
import { strings } from '../../text/strings.ts';
import { alertIcon } from '../controls/icon.ts';
import { isPassing } from './error-card.ts';

interface Noted {
  readonly label: string | null;
  /** Numbers of what is seen. */
  readonly hud: TemplateResult | typeof nothing;
  /** What the header says. */
  readonly metadata: TemplateResult | typeof nothing;
  /** Why play stands still, while it does. */
  readonly stall: StallReason;
  /** Why nothing loads; asked where a frame is awaited. */
  blocked(): BlockedReason;
  /** How much of the due frame has come. */
  progress(): TemplateResult | typeof nothing;
}

/** What lies over the picture: label, numbers, header, and what is wrong with what is seen. */
export function playerNotes(
  state: PlayerSnapshot,
  { label, hud, metadata, stall, blocked, progress }: Noted,
): TemplateResult {
  const offline = navigator.onLine === false;
  // Over a picture that is held only what takes long is said.
  const isLong = offline || (state.progress !== null && !state.playing);
  const awaited = isLong ? lacksFrame(state) : state.shown === null && awaitsFrame(state);
  const layer = awaitsLayer(state) && state.status !== 'Error' && state.status !== 'Missing';
  const isUnderWay = layer || state.stalled || state.opening || (state.frames && awaited);
  const loading = isUnderWay && !state.dormant;
  const why = loading && strings.stalls[state.stalled ? stall : owing(blocked())];
  const isSilenced = state.sound?.state === 'blocked';
  return html`${label ? html`<div class="note label" part="label">${label}</div>` : nothing} ${hud} ${metadata}
  ${isSilenced ? html`<div class="note blocked" part="badge">${strings.soundBlocked}</div>` : nothing}
  ${isPassing(state) ? html`<div class="note badge failed" part="badge">${alertIcon}${strings.frameFailed(state.frame ?? 0)}</div>` : nothing}
  ${state.ocio?.managed === false ? html`<div class="note badge unmanaged" part="badge">${strings.unmanaged}</div>` : nothing}
  ${state.complete ? nothing : html`<div class="note badge" part="badge">${strings.incomplete}</div>`}
  ${loading ? html`<div class="note spinner" part="badge">${offline ? strings.offline : layer ? strings.loadingLayer(layerName(state, state.layer)) : why}${progress()}</div>` : nothing}`;
}

/** Who owes the due frame; `loading` where that is nobody in particular. */
function owing(blocked: BlockedReason): StallReason {
  return blocked === 'host' || blocked === 'silent-server' ? blocked : 'loading';
}

/** A layer by its label, where the file has said what it has. */
function layerName({ layers, header }: PlayerSnapshot, id: string): string {
  const layer = layers.find((one) => one.id === (id || header?.defaultLayer));
  return (layer && layerLabel(layer)) || id;
}

/** The due frame is neither shown nor known to fail. */
function lacksFrame({ frame, shown, status }: PlayerSnapshot): boolean {
  return frame !== shown && (status === 'Placeholder' || status === 'Header' || status === 'Loading');
}
