import type { Annotation } from '../../core/annotation/annotation.ts';
import { holdAnnotations } from '../../core/annotation/hold-annotations.ts';
import { REQUEST_NAMES, type RequestDetails, type RequestName, type RequestTarget } from './request-events.ts';
import { editMarkers, editNotes, MARKER_ACTIONS, type MarkerAction } from '../../core/player/document/edit-markers.ts';
import { checkMarkers, type Marker } from '../../core/player/document/marker.ts';
import {
  DISPLAY_PROPERTIES,
  type DisplayProperty,
  elementSettings,
  playerSettings,
} from '../../core/settings/player-settings.ts';
import { isSettingValue, type Setting } from '../../core/settings/setting.ts';
import { parseFrameList } from '../../core/sequence/frames/frame-list-parse.ts';
import type { LocalFile } from '../../core/sequence/local/local-file.ts';
import type { LocalSource } from '../../core/sequence/local/find-local-sources.ts';

const CLAIMED = Symbol.for('seq-viewer/requests@1');

/** Request events that a listener already carries out. One set per page, even where two copies of the library are loaded. */
function claimed(): WeakSet<Event> {
  const shared = globalThis as { [CLAIMED]?: WeakSet<Event> };
  return (shared[CLAIMED] ??= new WeakSet());
}

/**
 * Dispatches a request from an element and, unless a listener prevents it, has the linked player carry it out, once.
 * Without a player the event still goes out: an enclosing player or the page may honour it.
 */
export function request<Name extends RequestName>(
  from: HTMLElement,
  player: RequestTarget | null,
  name: Name,
  detail: RequestDetails[Name],
): void {
  const event = new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: true });
  if (player) claimed().add(event);
  const proceed = from.dispatchEvent(event);
  if (player && proceed) carryOut(player, name, detail);
}

/**
 * Has a player honour requests of strangers that bubble to it: after every listener on the way had its chance to
 * prevent them, and never one that somebody else has claimed.
 */
export function honourRequests(player: HTMLElement & RequestTarget, signal: AbortSignal): void {
  const honour = (event: Event): void => {
    if (claimed().has(event) || !(event instanceof CustomEvent)) return;
    claimed().add(event);
    let settled = false;
    const settle = (): void => {
      view?.removeEventListener(event.type, settle);
      if (settled || event.defaultPrevented) return;
      settled = true;
      const detail: unknown = event.detail;
      carryOut(player, event.type as RequestName, detail);
    };
    const view = player.ownerDocument.defaultView;
    // The window comes last on the event's path; where it never arrives (stopped, detached), the task's end settles it.
    view?.addEventListener(event.type, settle, { once: true });
    queueMicrotask(settle);
  };
  for (const name of REQUEST_NAMES) player.addEventListener(name, honour, { signal });
}

type Fields = Readonly<Record<string, unknown>>;

/** Details come from anybody: what makes no sense, or throws when it is read, is ignored. */
function carryOut(player: RequestTarget, name: RequestName, detail: unknown): void {
  let carry: (() => unknown) | null = null;
  try {
    carry = READERS[name](player, typeof detail === 'object' && detail !== null ? (detail as Fields) : {}, detail);
  } catch {
    return;
  }
  if (carry) quietly(carry());
}

/** What each request comes to: all that it says is read and checked before anything is done; null for nonsense. */
const READERS: Readonly<
  Record<RequestName, (player: RequestTarget, fields: Fields, detail: unknown) => (() => unknown) | null>
> = {
  'seq-play-request': (player) => () => player.play(),
  'seq-pause-request': (player) => () => player.pause(),
  'seq-seek-request'(player, fields) {
    const frame = wholeNumber(fields.frame);
    const { scrub } = fields;
    return frame === null ? null : () => player.seek(frame, typeof scrub === 'boolean' ? { scrub } : {});
  },
  'seq-step-request'(player, fields) {
    const by = wholeNumber(fields.by);
    return by === null ? null : () => player.step(by);
  },
  'seq-range-request'(player, fields, detail) {
    if (detail === null) return () => void (player.range = null);
    const [first, last] = [wholeNumber(fields.in), wholeNumber(fields.out)];
    return first === null || last === null ? null : () => void (player.range = `${first}-${last}`);
  },
  'seq-open-request'(player, fields) {
    const { source } = fields;
    return isLocalSource(source) ? () => player.load?.(source) : null;
  },
  'seq-marker-request'(player, fields) {
    const action = MARKER_ACTIONS.find((one) => one === fields.action);
    const [marker] = checkMarkers([fields.marker as Marker]);
    return action && marker ? () => changeMarkers(player, action, marker) : null;
  },
  'seq-annotation-request'(player, fields) {
    const action = MARKER_ACTIONS.find((one) => one === fields.action);
    const [annotation] = holdAnnotations([fields.annotation]);
    return action && annotation ? () => changeAnnotations(player, action, annotation) : null;
  },
  'seq-display-request'(player, fields) {
    const values = DISPLAY_PROPERTIES.flatMap((property) => {
      if (!(property in fields)) return [];
      const value = fields[property];
      return isSettingValue(RULES[property], value) ? [[property, value] as const] : [];
    });
    return () => values.forEach(([property, value]) => Reflect.set(player, property, value));
  },
};

const RULES: Readonly<Record<DisplayProperty, Setting>> = { ...elementSettings, ...playerSettings };

/** The host still owns the markers: it hears what was changed, and may set them as it likes. */
function changeMarkers(player: RequestTarget, action: MarkerAction, marker: Marker): void {
  const edit = editMarkers(player.markers ?? [], action, marker);
  if (!edit) return;
  const { markers, ...detail } = edit;
  player.markers = markers;
  if (player instanceof EventTarget) player.dispatchEvent(new CustomEvent('seq-marker-change', { detail }));
}

/** As for markers: ignores a change of an annotation that does not exist, and a new one whose id is taken. */
function changeAnnotations(player: RequestTarget, action: MarkerAction, annotation: Annotation): void {
  const edit = editNotes(player.annotations ?? [], action, annotation);
  if (!edit) return;
  const { notes, ...detail } = edit;
  player.annotations = notes;
  if (player instanceof EventTarget) player.dispatchEvent(new CustomEvent('seq-annotation-change', { detail }));
}

function wholeNumber(value: unknown): number | null {
  const whole = typeof value === 'number' ? Math.round(value) : NaN;
  return Number.isSafeInteger(whole) ? whole : null;
}

/** Whether it has a file that can be read, and frames for its files where it is a sequence. */
function isLocalSource(source: unknown): source is LocalSource {
  if (typeof source !== 'object' || source === null) return false;
  const { kind, label, frames, files } = source as Partial<Record<keyof LocalSource, unknown>>;
  if (typeof label !== 'string' || !Array.isArray(files) || files.length === 0) return false;
  if (
    !files.every((file: Partial<LocalFile> | null) => typeof file?.path === 'string' && typeof file.read === 'function')
  )
    return false;
  if (kind !== 'sequence') return kind === 'still' || kind === 'video' || kind === 'manifest';
  return typeof frames === 'string' && parseFrameList(frames).length === files.length;
}

/** Ignores a rejection: failures have an event of their own (`seq-error`), and a request has no caller to report to. */
function quietly(result: unknown): void {
  if (result instanceof Promise) result.catch(() => {});
}
