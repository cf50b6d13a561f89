import type { InputColor, InputSpaceName } from '../../core/colour/input-color.ts';
import { SeqElement } from '../element/seq-element.ts';
import { setting } from './setting-property.ts';

/** The properties of `seq-player` that attributes set; rules and defaults are in the settings table. */
export abstract class PlayerProperties extends SeqElement {
  /**
   * Address of a file, a manifest (`shot.json`), or a pattern such as `sh010.####.exr`.
   * @attr src
   */
  @setting src!: string | null;

  /**
   * What `src` is where its name does not tell: `frames`, `manifest`, `video`, or a MIME type. Default: by extension.
   * @attr type
   */
  @setting type!: string | null;

  /**
   * Frames that exist: comma list of `int[-int[xstep]]`. Patterns need it.
   * @attr frames
   */
  @setting frames!: string | null;

  /**
   * Frame number to go to; the first one of the source if not set.
   * @attr frame
   */
  @setting frame!: number | null;

  /**
   * In and out, inclusive: `1010-1050`.
   * @attr range
   */
  @setting range!: string | null;

  /**
   * Frames per second; 23.976 and its like are the exact ratio. Not set: what the header says, else 24.
   * @attr fps
   */
  @setting fps!: number | null;

  /**
   * What play does at the end of the range. Default: `loop`.
   * @attr loop
   */
  @setting loop!: 'loop' | 'ping-pong' | 'once';

  /**
   * Whether play keeps its clock through late frames and drops them, or waits for each. Default: `real-time`.
   * @attr playback
   */
  @setting playback!: 'real-time' | 'every-frame';

  /**
   * Multiplies the rate; negative plays backwards. Default: 1.
   * @attr speed
   */
  @setting speed!: number;

  /**
   * Lets no sound be heard; none is decoded then.
   * @attr muted
   */
  @setting muted!: boolean;

  /**
   * How loud the sound of a video is, 0…1. Default: 1.
   * @attr volume
   */
  @setting volume!: number;

  /**
   * Plays once the first picture is there.
   * @attr autoplay
   */
  @setting autoplay!: boolean;

  /**
   * Shows the control bar.
   * @attr controls
   */
  @setting controls!: boolean;

  /**
   * Address of an image shown before the first picture.
   * @attr poster
   */
  @setting poster!: string | null;

  /**
   * Name for people and screen readers; the file name if not set.
   * @attr label
   */
  @setting label!: string | null;

  /**
   * Whether frames are loaded before they are asked for. `none` with a poster loads nothing at all. Default:
   * `auto`.
   * @attr preload
   */
  @setting preload!: 'auto' | 'none';

  /**
   * Order of loading while paused: around the playhead, or from it to the end. Default: `auto`.
   * @attr preload-order
   */
  @setting preloadOrder!: 'auto' | 'spiral' | 'forward';

  /**
   * Layer shown, as `[part:]id`; empty for the first part with RGB or Y.
   * @attr layer
   */
  @setting layer!: string;

  /**
   * Channels shown. Default: `rgb`.
   * @attr channel
   */
  @setting channel!: 'rgb' | 'r' | 'g' | 'b' | 'a' | 'luma';

  /**
   * Stops: multiplies by 2^exposure. Default: 0.
   * @attr exposure
   */
  @setting exposure!: number;

  /**
   * Added after exposure, linear light. Default: 0.
   * @attr offset
   */
  @setting offset!: number;

  /**
   * Power 1/gamma, after the tone map. Default: 1.
   * @attr gamma
   */
  @setting gamma!: number;

  /**
   * 0 is grey, 1 as it is. Default: 1.
   * @attr saturation
   */
  @setting saturation!: number;

  /**
   * Colour space of the source: `auto` (what the file says), `linear-rec709`, `acescg`, `aces2065-1`, `linear-p3-d65`,
   * `linear-rec2020`, `srgb`, `rec709`, `gamma-2.2`, `gamma-2.4`, `display-p3`, `cineon`, `logc3`, `logc4`, `slog3`,
   * `slog3-cine`. Default: `auto`.
   * @attr input-color
   */
  @setting inputColor!: InputColor;

  /**
   * Address of a `.cube` table, 1-D or 3-D.
   * @attr lut
   */
  @setting lut!: string | null;

  /**
   * Leaves the table out, without forgetting it.
   * @attr lut-bypass
   */
  @setting lutBypass!: boolean;

  /**
   * Colour space of the values that the table takes, as in `input-color`: `logc3` for a table made for LogC3.
   * Default: `linear-rec709`.
   * @attr lut-input
   */
  @setting lutInput!: InputSpaceName;

  /**
   * Colour space of the values that the table gives: `srgb` or `gamma-2.4` for a table made for a screen.
   * Default: `linear-rec709`.
   * @attr lut-output
   */
  @setting lutOutput!: InputSpaceName;

  /**
   * Paints samples that are no numbers (NaN magenta, infinities cyan); `range` also what is clipped. Default: `none`.
   * @attr warning
   */
  @setting warning!: 'none' | 'non-finite' | 'range';

  /**
   * How highlights are compressed. Default: `none`.
   * @attr tone-map
   */
  @setting toneMap!: 'none' | 'filmic';

  /**
   * Transfer function and primaries of the screen. Default: `srgb`.
   * @attr display
   */
  @setting display!: 'srgb' | 'rec709' | 'gamma-2.2' | 'gamma-2.4' | 'linear' | 'display-p3';

  /**
   * What shows through transparent pixels. Default: `black`.
   * @attr background
   */
  @setting background!: 'black' | 'grey' | 'checker';

  /**
   * Aspect ratios, such as `2.39, 16:9`: black outside of the first, lines for the others; not set: none.
   * @attr mask
   */
  @setting mask!: string | null;

  /**
   * Draws the areas safe for action (93 %) and titles (90 %).
   * @attr safe-areas
   */
  @setting safeAreas!: boolean;

  /**
   * Draws the outline of the data window.
   * @attr outline
   */
  @setting outline!: boolean;

  /**
   * Shows the picture outside of the display window, too.
   * @attr overscan
   */
  @setting overscan!: boolean;

  /**
   * Whether the values of pixels are written into them where they are shown large enough to read. Default: `auto`.
   * @attr pixel-values
   */
  @setting pixelValues!: 'auto' | 'none';

  /**
   * Turns the picture upside down.
   * @attr flip
   */
  @setting flip!: boolean;

  /**
   * Mirrors the picture left to right.
   * @attr flop
   */
  @setting flop!: boolean;

  /**
   * How the picture is scaled: smooth up to 100 % and nearest above, or always nearest. Default: `auto`.
   * @attr filter
   */
  @setting filter!: 'auto' | 'nearest';

  /**
   * Shows frame, timecode, rate and layer over the picture.
   * @attr hud
   */
  @setting hud!: boolean;

  /**
   * Shows what the header of the file says over the picture: size, format, rate, and what people wrote into it.
   * @attr metadata
   */
  @setting metadata!: boolean;

  /**
   * Shows the values under the pointer: of the source by channel, and as displayed.
   * @attr probe
   */
  @setting probe!: boolean;

  /**
   * Side in pixels of the square that the probe reads, 1…64; average, least and greatest value are told. Default: 1.
   * @attr probe-area
   */
  @setting probeArea!: number;

  /**
   * How the picture fills its box. Default: `contain`.
   * @attr fit
   */
  @setting fit!: 'contain' | 'cover' | 'none';

  /**
   * Resolution frames are kept at; `auto` is the coarsest that fills the pixels on screen. Default: `auto`.
   * @attr resolution
   */
  @setting resolution!: 'auto' | 'full' | 'half' | 'quarter' | 'eighth';

  /**
   * What stands for a frame that does not exist: the last picture, a card, black, or nothing at all. Default:
   * `hold`.
   * @attr missing
   */
  @setting missing!: 'hold' | 'error' | 'black' | 'skip';

  /**
   * A second source to compare with.
   * @attr compare-src
   */
  @setting compareSrc!: string | null;

  /**
   * Frames of the second source; those of `frames` where a pattern needs them and this is not set.
   * @attr compare-frames
   */
  @setting compareFrames!: string | null;

  /**
   * How the two are shown together. Default: `wipe`.
   * @attr compare
   */
  @setting compare!: 'wipe' | 'difference' | 'blend' | 'side-by-side' | 'flip';

  /**
   * Where the edge of a wipe lies, 0…1 across the part of the picture that can be seen. Default: 0.5.
   * @attr compare-position
   */
  @setting comparePosition!: number;

  /**
   * Angle of the wipe in degrees, clockwise: 0 has the first picture on the left, 90 above. Default: 0.
   * @attr compare-angle
   */
  @setting compareAngle!: number;

  /**
   * Factor of the difference, which is taken between display codes, 0.1…1000. Default: 1.
   * @attr compare-gain
   */
  @setting compareGain!: number;

  /**
   * Share of the second picture in a blend, 0…1. Default: 0.5.
   * @attr compare-mix
   */
  @setting compareMix!: number;

  /**
   * Which picture `flip` shows: `a` the first, `b` the second. Default: `a`.
   * @attr compare-side
   */
  @setting compareSide!: 'a' | 'b';

  /**
   * Added to a frame number it gives the second source's. Not set: equal numbers where both have some in common, else
   * by timecode, else the first frames of both together; a single picture goes with every frame.
   * @attr compare-offset
   */
  @setting compareOffset!: number | null;

  /**
   * Players with the same name play as one.
   * @attr sync
   */
  @setting sync!: string | null;

  /**
   * `use-credentials` sends cookies to other origins.
   * @attr crossorigin
   */
  @setting crossorigin!: string | null;

  /**
   * Lets people open files and folders of their own: dropped on the player, pasted, or picked by a button or
   * Shift+Enter. They are read where they are and sent nowhere. Not set: drops are left to the page.
   * @attr local-files
   */
  @setting localFiles!: boolean;

  /**
   * Which keys do what while focus is inside the player. Default: `review`.
   * @attr keymap
   */
  @setting keymap!: 'review' | 'rv' | 'media' | 'none';

  /** The present value of a setting. */
  abstract readSetting(name: string): unknown;

  /** Changes a setting. Throws TypeError for a value that does not fit. */
  abstract writeSetting(name: string, value: unknown): void;
}
