import type { Chromaticities, PlaneLayout, StatedTransfer } from './planes.ts';

/** Whether cookies go with what is fetched for a config; `include`: to the origin of the config itself, too. */
export type OcioCredentials = 'same-origin' | 'include';

/** A config that players name: an address in full, or `ocio://` and a built-in one's name. */
export interface OcioConfigAddress {
  readonly url: string;
  readonly credentials: OcioCredentials;
}

/** What of a picture decides which space of a config it is in, where nobody has said it. */
export interface OcioPictureFacts {
  /** Path of its file, as file rules see it. */
  readonly path: string;
  readonly format: string;
  readonly layout: PlaneLayout;
  /** The space that an edit names for its clip. */
  readonly space?: string;
  /** EXR's `colorInteropID`. */
  readonly interopId?: string;
  readonly chromaticities?: Chromaticities;
  readonly transfer?: StatedTransfer;
}

/** Asks for what brings a picture into the config's scene_linear. */
export interface OcioInputRequest {
  readonly kind: 'input';
  readonly config: OcioConfigAddress;
  /** The space that somebody has chosen; null: by file rules and picture. */
  readonly space: string | null;
  /** In place of the default rule; null: the default rule. */
  readonly otherwise: string | null;
  readonly picture: OcioPictureFacts;
}

/** Asks for what brings scene_linear to a display. Null: the config's own choice; `look` null: the view's own looks. */
export interface OcioViewRequest {
  readonly kind: 'view';
  readonly config: OcioConfigAddress;
  readonly display: string | null;
  readonly view: string | null;
  readonly look: string | null;
}

export type OcioRequest = OcioInputRequest | OcioViewRequest;
