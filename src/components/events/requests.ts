import { REQUEST_NAMES, type RequestDetails, type RequestName, type RequestTarget } from './request-events.ts';
import { DISPLAY_PROPERTIES } from '../../core/settings/player-settings.ts';
import type { LocalSource } from '../../core/sequence/local/find-local-sources.ts';

const CLAIMED = Symbol.for('seq-viewer/requests@1');

/** Events somebody has undertaken to carry out; one set per page, also when two copies of the library load. */
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

/** Details come from anybody: what makes no sense is ignored. */
function carryOut(player: RequestTarget, name: RequestName, detail: unknown): void {
  const fields = (detail ?? {}) as Readonly<Record<string, unknown>>;
  const number = (key: string): number | null => (Number.isFinite(fields[key]) ? Number(fields[key]) : null);
  if (name === 'seq-play-request') quietly(player.play());
  else if (name === 'seq-pause-request') quietly(player.pause());
  else if (name === 'seq-seek-request') {
    const frame = number('frame');
    const options = typeof fields.scrub === 'boolean' ? { scrub: fields.scrub } : {};
    if (frame !== null) quietly(player.seek(Math.round(frame), options));
  } else if (name === 'seq-step-request') {
    const by = number('by');
    if (by !== null) quietly(player.step(Math.round(by)));
  } else if (name === 'seq-range-request') {
    const [first, last] = [number('in'), number('out')];
    if (detail === null) player.range = null;
    else if (first !== null && last !== null) player.range = `${Math.round(first)}-${Math.round(last)}`;
  } else if (name === 'seq-open-request') {
    if (isLocalSource(fields.source)) quietly(player.load?.(fields.source));
  } else {
    for (const property of DISPLAY_PROPERTIES) {
      if (property in fields) Reflect.set(player, property, fields[property]);
    }
  }
}

function isLocalSource(source: unknown): source is LocalSource {
  return typeof source === 'object' && source !== null && 'kind' in source && 'files' in source;
}

/** What fails has its own event (`seq-error`): a request has nobody to tell. */
function quietly(result: unknown): void {
  if (result instanceof Promise) result.catch(() => {});
}
