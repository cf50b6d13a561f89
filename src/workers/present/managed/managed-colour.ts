import type { ColourUniforms } from '../../../core/colour/pipeline/colour-uniforms.ts';
import type { Rgba } from '../../../core/colour/pipeline/shade-pixel.ts';
import type { Triple } from '../../../core/colour/primaries/matrix3.ts';
import type { OcioAnswer } from '../../../core/frame/ocio-answer.ts';
import type { OcioRequest } from '../../../core/frame/ocio-request.ts';
import type { PlayerId, PlayerState, PresenterReport } from '../../../core/presenter/protocol.ts';
import type { StoredFrame } from '../frames/frame-store.ts';
import type { Program, Programs } from '../gl/programs.ts';

/** How a picture is drawn through an OpenColorIO config: from its own space to the codes of a display. */
export interface ManagedColour {
  /** Names the text of `glsl`. */
  readonly key: string;
  /** The functions `ocioIn` and `ocioView`, with the samplers of their tables. */
  glsl(): string;
  /** What a canvas must hold to show the codes. */
  readonly colorSpace: PredefinedColorSpace;
  /** Binds the tables for the program in use. */
  bind(uniforms: Program['uniforms']): void;
}

/** Values of one pixel on its way, as the shader makes them. */
export interface ReadColour {
  readonly display: Rgba;
  /** Before exposure; absent where the GPU cannot draw floats. */
  readonly sceneLinear?: Triple;
}

/** Values of many pixels, RGBA after RGBA. */
export interface ReadColours {
  readonly display: Float32Array;
  /** Before exposure; null where the GPU cannot draw floats. */
  readonly light: Float32Array | null;
}

/** Links the programs that pictures are drawn with; false while that is under way. Throws where the GPU refuses. */
export type Compile = (colours: readonly ManagedColour[]) => boolean;

/** What the lazily fetched code needs of the presenter around it. */
export interface OcioHost {
  readonly gl: WebGL2RenderingContext;
  readonly programs: Programs;
  /** Every player and what it was last sent. */
  states(): Iterable<readonly [PlayerId, PlayerState | null]>;
  /** Has a decoder answer a request. Rejects with a `SeqError`. */
  ask(request: OcioRequest, signal: AbortSignal): Promise<OcioAnswer>;
  /** Addresses of the configs in use: the decoders that hold them stay. */
  keep(configs: ReadonlySet<string>): void;
  report(report: PresenterReport): void;
  redraw(player: PlayerId): void;
}

/** Every player's way through its config. */
export interface OcioColours {
  /** Bytes of tables, in memory and as textures. */
  readonly bytes: number;
  /** A player asks for something else, or is gone. */
  changed(player: PlayerId): void;
  /**
   * How frames are drawn now: as the player asks, or as before while that is on its way. `loading`: nothing is there yet.
   * Null: without a config, or because it failed.
   */
  coloursOf(
    player: PlayerId,
    state: PlayerState,
    frames: readonly StoredFrame[],
    compile: Compile,
  ): readonly ManagedColour[] | 'loading' | null;
  /** How a frame on the canvas is drawn; null where it is not managed. */
  inForce(player: PlayerId, frame: StoredFrame): ManagedColour | null;
  /** What was asked for last is not drawn yet. */
  isWaiting(player: PlayerId, state: PlayerState): boolean;
  /** Looks after programs that are being linked; true while there are any. */
  poll(): boolean;
  /** What the shader makes of one pixel's value. */
  read(colour: ManagedColour, rgba: Rgba, uniforms: ColourUniforms): ReadColour;
  /** The same of many, RGBA after RGBA. */
  readMany(colour: ManagedColour, rgba: Float32Array, uniforms: ColourUniforms): ReadColours;
  /** The context is lost and all textures with it. */
  forget(): void;
}

/** What the lazily fetched module exports as `createOcioColours`. */
export type CreateOcioColours = (host: OcioHost) => OcioColours;
