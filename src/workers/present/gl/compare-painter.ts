import type { CubeLut } from '../../../core/colour/lut/cube-lut.ts';
import type { UnavailableKind, ComparedPicture, PlayerView } from '../../../core/presenter/protocol.ts';
import { chainTransforms, comparedScale, comparedTransform } from '../../../core/viewport/compared-transform.ts';
import { type Rectangle, transformRectangle, windowRectangle } from '../../../core/viewport/rectangle.ts';
import { invertTransform } from '../../../core/viewport/view-transform.ts';
import { visiblePicture, wipeEdge, type WipeEdge } from '../../../core/viewport/wipe-edge.ts';
import { UNAVAILABLE_SHADER, COMBINE_SHADER } from './compare-shaders.ts';
import { canvasMapping, type CanvasMapping } from './picture-geometry.ts';
import type { Drawable, PicturePainter } from './picture-painter.ts';
import type { Program, Programs } from './programs.ts';
import { surroundColour } from './surround-colour.ts';
import { RENDER_FORMATS } from './texture-format.ts';
import type { PlaneTexture, TexturePool } from './texture-pool.ts';

/** The second picture, or why there is none: `null` while it is on its way. */
export type ComparedDrawable = Drawable | UnavailableKind | null;

/** Dark and light of the stripes, display codes: as the timeline marks missing frames and errors. */
const STRIPES = {
  missing: [0.16, 0.16, 0.18, 0.22, 0.22, 0.25],
  error: [0.3, 0.1, 0.1, 0.4, 0.13, 0.13],
  waiting: [0.16, 0.16, 0.18, 0.16, 0.16, 0.18],
} as const;

/** Canvas pixels; more than the rounding of the shader's floats. */
const EDGE_OVERLAP = 1e-3;

/** A part of the canvas with a view of its own. */
export interface Pane {
  readonly left: number;
  readonly view: PlayerView;
  /** Drawn to be put together with the other picture. */
  readonly combined?: boolean;
}

/** The two halves that `side-by-side` shows the pictures in; the odd column goes to the second. */
export function sideBySide(view: PlayerView): readonly [Pane, Pane] {
  const half = Math.max(1, Math.floor(view.width / 2));
  return [
    { left: 0, view: { ...view, width: half } },
    { left: half, view: { ...view, width: Math.max(1, view.width - half) } },
  ];
}

/** Draws two pictures together, each through the colour pipeline as it would be by itself. */
export class ComparePainter {
  readonly #gl: WebGL2RenderingContext;
  readonly #painter: PicturePainter;
  readonly #programs: Programs;
  readonly #pool: TexturePool;
  #framebuffer: WebGLFramebuffer | null = null;

  constructor(gl: WebGL2RenderingContext, painter: PicturePainter, programs: Programs, pool: TexturePool) {
    this.#gl = gl;
    this.#painter = painter;
    this.#programs = programs;
    this.#pool = pool;
  }

  /** False where there is no room for the textures that difference and blend need. */
  paint(
    shown: PlayerView,
    compare: ComparedPicture,
    first: Drawable,
    second: ComparedDrawable,
    lut: CubeLut | null,
  ): boolean {
    const { mode } = compare;
    const combined = mode === 'difference' || mode === 'blend';
    // A gain would show the dither.
    const view = combined ? { ...shown, dither: false } : shown;
    const whole = { left: 0, view, combined };
    const paintFirst = (pane: Pane, keep: WipeEdge | null): void =>
      this.#painter.paint(view, first, { ...pane, mapping: paneMapping(pane, first), keep }, lut);
    const paintSecond = (pane: Pane, keep: WipeEdge | null): void => this.#second(pane, view, first, second, keep, lut);
    if (mode === 'flip') {
      if (compare.side === 'a') paintFirst(whole, null);
      else paintSecond(whole, null);
    } else if (mode === 'wipe') {
      const edge = wipeEdge(visibleOf(view, first), compare.position, compare.angle);
      paintFirst(whole, edge);
      // A pixel right on the edge belongs to the second picture.
      const beyond = { normalX: -edge.normalX, normalY: -edge.normalY, distance: EDGE_OVERLAP - edge.distance };
      paintSecond(whole, beyond);
    } else if (mode === 'side-by-side') {
      const [left, right] = sideBySide(view);
      this.#within(left, () => paintFirst(left, null));
      this.#within(right, () => paintSecond(right, null));
    } else {
      return this.#combine(
        view,
        compare,
        placeOf(whole, first),
        () => paintFirst(whole, null),
        () => paintSecond(whole, null),
      );
    }
    return true;
  }

  /** The context is lost. */
  forget(): void {
    this.#framebuffer = null;
  }

  #second(
    pane: Pane,
    view: PlayerView,
    first: Drawable,
    second: ComparedDrawable,
    keep: WipeEdge | null,
    lut: CubeLut | null,
  ): void {
    if (second !== null && typeof second === 'object') {
      this.#painter.paint(view, second, { ...pane, mapping: comparedMapping(pane, first, second), keep }, lut);
    } else {
      this.#drawUnavailable(pane, view, first, second ?? 'waiting', keep);
    }
  }

  #drawUnavailable(
    pane: Pane,
    view: PlayerView,
    first: Drawable,
    kind: keyof typeof STRIPES,
    keep: WipeEdge | null,
  ): void {
    const gl = this.#gl;
    const { program, uniforms } = this.#programs.get('absence', () => UNAVAILABLE_SHADER);
    const place = placeOf(pane, first);
    const [darkR, darkG, darkB, lightR, lightG, lightB] = STRIPES[kind];
    const { normalX, normalY, distance } = keep ?? { normalX: 0, normalY: 0, distance: 1 };
    gl.useProgram(program);
    const at = located(uniforms);
    gl.uniform1f(at('canvasHeight'), view.height);
    gl.uniform3f(at('keep'), normalX, normalY, distance);
    gl.uniform4f(at('place'), place.left, place.top, place.right, place.bottom);
    gl.uniform3f(at('dark'), darkR, darkG, darkB);
    gl.uniform3f(at('light'), lightR, lightG, lightB);
    gl.uniform3f(at('surround'), ...surroundColour(view));
    gl.drawArrays(gl.TRIANGLES, 0, 3);
  }

  #within({ left, view }: Pane, paint: () => void): void {
    const gl = this.#gl;
    gl.enable(gl.SCISSOR_TEST);
    gl.scissor(left, 0, view.width, view.height);
    paint();
    gl.disable(gl.SCISSOR_TEST);
  }

  #combine(
    view: PlayerView,
    compare: ComparedPicture,
    place: Rectangle,
    first: () => void,
    second: () => void,
  ): boolean {
    const targets = this.#targets(view);
    if (!targets) return false;
    const gl = this.#gl;
    this.#framebuffer ??= gl.createFramebuffer();
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.#framebuffer);
    for (const [target, paint] of [
      [targets[0], first],
      [targets[1], second],
    ] as const) {
      gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, target.texture, 0);
      paint();
    }
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, null, 0);
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    const { program, uniforms } = this.#programs.get('combine', () => COMBINE_SHADER);
    gl.useProgram(program);
    const at = located(uniforms);
    targets.forEach(({ texture }, unit) => {
      gl.activeTexture(gl.TEXTURE0 + unit);
      gl.bindTexture(gl.TEXTURE_2D, texture);
      gl.bindSampler(unit, null);
    });
    gl.activeTexture(gl.TEXTURE0);
    gl.uniform1i(at('first'), 0);
    gl.uniform1i(at('second'), 1);
    gl.uniform1f(at('gain'), compare.mode === 'difference' ? compare.gain : 0);
    gl.uniform1f(at('share'), compare.mix);
    gl.uniform1f(at('canvasHeight'), view.height);
    gl.uniform4f(at('place'), place.left, place.top, place.right, place.bottom);
    gl.uniform3f(at('surround'), ...surroundColour(view));
    gl.drawArrays(gl.TRIANGLES, 0, 3);
    for (const target of targets) this.#pool.give(target);
    return true;
  }

  /** Half floats where they can be rendered to, so that a gain shows no rounding of ours; else 8 bits. */
  #targets({ width, height }: PlayerView): readonly [PlaneTexture, PlaneTexture] | null {
    const gl = this.#gl;
    const fine = gl.getExtension('EXT_color_buffer_float') ?? gl.getExtension('EXT_color_buffer_half_float');
    for (const format of fine ? [RENDER_FORMATS.half, RENDER_FORMATS.byte] : [RENDER_FORMATS.byte]) {
      const first = this.#pool.take(format, width, height);
      const second = first && this.#pool.take(format, width, height);
      if (first && second) {
        for (const { texture } of [first, second]) {
          gl.bindTexture(gl.TEXTURE_2D, texture);
          gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
        }
        return [first, second];
      }
      if (first) this.#pool.give(first);
    }
    return null;
  }
}

const located =
  (uniforms: Program['uniforms']) =>
  (name: string): WebGLUniformLocation | null =>
    uniforms.get(name) ?? null;

function visibleOf(view: PlayerView, { picture }: Drawable): ReturnType<typeof visiblePicture> {
  const { zoom = null, panX = 0, panY = 0 } = view;
  return visiblePicture({ ...view, zoom, panX, panY }, picture.info);
}

/** The first picture's display window on the canvas. */
function placeOf(pane: Pane, first: Drawable): Rectangle {
  const window = windowRectangle(first.picture.info.displayWindow);
  return transformRectangle(invertTransform(paneMapping(pane, first)), window);
}

/** Where the first picture lies on the canvas when it is shown in a pane. */
export function paneMapping(
  { left, view }: Pane,
  { picture }: { readonly picture: Drawable['picture'] },
): CanvasMapping {
  const mapping = canvasMapping(view, picture.info.displayWindow, picture.info.pixelAspectRatio);
  return { ...mapping, originX: mapping.originX - left * mapping.scaleX };
}

/** Where the second picture lies: over the first, whatever its resolution and pixel aspect. */
export function comparedMapping(
  pane: Pane,
  first: { readonly picture: Drawable['picture'] },
  second: { readonly picture: Drawable['picture'] },
): CanvasMapping {
  const mapping = paneMapping(pane, first);
  const over = comparedTransform(first.picture.info, second.picture.info);
  const reduction = mapping.reduction * comparedScale(first.picture.info, second.picture.info);
  return { ...chainTransforms(mapping, over), reduction };
}
