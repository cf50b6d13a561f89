/** Where and how large a player is on screen; the element measures it. */
export interface PlayerLayout {
  /** Canvas size in device pixels. */
  readonly width: number;
  readonly height: number;
  /** False while off screen, in a hidden page, or without a box. */
  readonly visible: boolean;
  /** So far off screen that nothing is to be requested. Default: false. */
  readonly far?: boolean;
  /** Device pixels per CSS pixel. Default: 1. */
  readonly ratio?: number;
  /** Colour around the picture as 0xRRGGBB, in codes of the canvas. Default: black. */
  readonly surround?: number;
}

/** The part of the canvas that one picture has: half its width where two stand side by side. */
export function pictureLayout(layout: PlayerLayout | null, isSideBySide: boolean): PlayerLayout | null {
  return layout && isSideBySide ? { ...layout, width: Math.max(1, Math.floor(layout.width / 2)) } : layout;
}
