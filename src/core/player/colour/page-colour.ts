import type { OcioCredentials } from '../../frame/ocio-request.ts';
import type { PlayerSettings } from '../../settings/player-settings.ts';

/** What `configureColour` takes. */
export interface PageColourOptions {
  /** OpenColorIO config for players that name none: address, `ocio://` and a built-in one's name, or a file. null: none. */
  readonly ocio?: string | URL | Blob | null;
  /** Display and view for players that name none. null: the config's first. */
  readonly ocioDisplay?: string | null;
  readonly ocioView?: string | null;
  /**
   * `include`: cookies go to the origin of a config, too, where that is not the page's; never to further origins that its
   * files are on. Default `same-origin`.
   */
  readonly credentials?: OcioCredentials;
}

interface PageColour {
  readonly ocio: string | null;
  readonly ocioDisplay: string | null;
  readonly ocioView: string | null;
  readonly credentials: OcioCredentials;
}

const COLOUR = Symbol.for('seq-viewer/colour@1');
const NO_COLOUR: PageColour = { ocio: null, ocioDisplay: null, ocioView: null, credentials: 'same-origin' };

interface Page {
  /** Shared by all copies of the library on the page. */
  [COLOUR]?: { colour: PageColour; readonly listeners: Set<() => void> };
}

function page(): NonNullable<Page[typeof COLOUR]> {
  const global = globalThis as Page;
  return (global[COLOUR] ??= { colour: NO_COLOUR, listeners: new Set() });
}

/**
 * The page's word on colour, for all its players: what one of them names itself goes before it. A config is fetched once
 * however many players it is for. What is left out stays as it was. Throws TypeError naming a wrong option.
 */
export function configureColour(options: PageColourOptions): void {
  const state = page();
  const { ocio, ocioDisplay, ocioView, credentials } = { ...state.colour, ...options };
  for (const [name, value] of Object.entries({ ocioDisplay, ocioView })) {
    if (value !== null && typeof value !== 'string')
      throw new TypeError(`configureColour: ${name} must be text or null`);
  }
  if (credentials !== 'same-origin' && credentials !== 'include') {
    throw new TypeError('configureColour: credentials must be "same-origin" or "include"');
  }
  state.colour = { ocio: addressOf(ocio), ocioDisplay, ocioView, credentials };
  for (const listener of state.listeners) listener();
}

function addressOf(ocio: string | URL | Blob | null): string | null {
  if (ocio instanceof Blob) return URL.createObjectURL(ocio);
  if (ocio === null || typeof ocio === 'string') return ocio;
  if (ocio instanceof URL) return ocio.href;
  throw new TypeError('configureColour: ocio must be an address, a Blob or null');
}

/** Calls `listener` when the page's word changes, until the returned function is called. */
export function watchPageColour(listener: () => void): () => void {
  const { listeners } = page();
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The settings of a config as they hold for a player: its own, else the page's. Addresses resolve against `baseUrl`. */
export function ocioSettings(
  { ocio: own, ocioDisplay, ocioView }: PlayerSettings,
  baseUrl: string,
): Pick<PlayerSettings, 'ocio' | 'ocioDisplay' | 'ocioView'> & { readonly ocioCredentials: OcioCredentials } {
  const { colour } = page();
  const named = (own ?? colour.ocio)?.trim() ?? '';
  const isPages = own === null;
  return {
    ocio: named === '' ? null : URL.canParse(named, baseUrl) ? new URL(named, baseUrl).href : named,
    ocioDisplay: ocioDisplay ?? (isPages ? colour.ocioDisplay : null),
    ocioView: ocioView ?? (isPages ? colour.ocioView : null),
    ocioCredentials: colour.credentials,
  };
}
