import { MAX_FRAME_NUMBER } from '../frame/frame-number.ts';
import { BACKGROUNDS, CHANNEL_VIEWS, COLOUR_WARNINGS, DISPLAYS, TONE_MAPS } from '../colour/colour-settings.ts';
import { INPUT_COLORS, INPUT_SPACE_NAMES, type InputColor, type InputSpaceName } from '../colour/input-color.ts';
import { choice, flag, integer, number, text } from './setting-rules.ts';
import { COMPARE_MODES, COMPARE_SIDES } from '../presenter/protocol.ts';
import type { Setting, SettingValues } from './setting.ts';

/** How `seq-player` plays and loads. */
export const playbackSettings = {
  fps: number(null, 0.001, 1000, {
    attribute: 'fps',
    description: 'Frames per second; 23.976 and its like are the exact ratio. Not set: what the header says, else 24.',
  }),
  loop: choice('loop', ['loop', 'ping-pong', 'once'], {
    attribute: 'loop',
    description: 'What play does at the end of the range.',
  }),
  playback: choice('real-time', ['real-time', 'every-frame'], {
    attribute: 'playback',
    description: 'Whether play keeps its clock through late frames and drops them, or waits for each.',
  }),
  speed: number(1, -8, 8, {
    attribute: 'speed',
    nonZero: true,
    description: 'Multiplies the rate; negative plays backwards.',
  }),
  muted: flag({ attribute: 'muted', description: 'Lets no sound be heard; none is decoded then.' }),
  volume: number(1, 0, 1, {
    attribute: 'volume',
    step: 0.05,
    description: 'How loud the sound of a video is, 0…1.',
  }),
  autoplay: flag({ attribute: 'autoplay', description: 'Plays once the first picture is there.' }),
  preload: choice('auto', ['auto', 'none'], {
    attribute: 'preload',
    description: 'Whether frames are loaded before they are asked for. `none` with a poster loads nothing at all.',
  }),
  preloadOrder: choice('auto', ['auto', 'spiral', 'forward'], {
    attribute: 'preload-order',
    persisted: true,
    description: 'Order of loading while paused: around the playhead, or from it to the end.',
  }),
  missing: choice('hold', ['hold', 'error', 'black', 'skip'], {
    attribute: 'missing',
    persisted: true,
    description: 'What stands for a frame that does not exist: the last picture, a card, black, or nothing at all.',
  }),
  resolution: choice('auto', ['auto', 'full', 'half', 'quarter', 'eighth'], {
    attribute: 'resolution',
    persisted: true,
    description: 'Resolution frames are kept at; `auto` is the coarsest that fills the pixels on screen.',
  }),
  layer: text('', {
    attribute: 'layer',
    description: 'Layer shown, as `[part:]id`; empty for the first part with RGB or Y.',
  }),
} as const satisfies Record<string, Setting>;

/** How `seq-player` draws its picture. */
export const displaySettings = {
  channel: choice('rgb', CHANNEL_VIEWS, {
    attribute: 'channel',
    description: 'Channels shown.',
  }),
  exposure: number(0, -20, 20, { attribute: 'exposure', step: 0.5, description: 'Stops: multiplies by 2^exposure.' }),
  offset: number(0, -10, 10, { attribute: 'offset', step: 0.01, description: 'Added after exposure, linear light.' }),
  gamma: number(1, 0.05, 20, { attribute: 'gamma', step: 0.05, description: 'Power 1/gamma, after the tone map.' }),
  saturation: number(1, 0, 4, { attribute: 'saturation', step: 0.05, description: '0 is grey, 1 as it is.' }),
  inputColor: choice<InputColor>('auto', INPUT_COLORS, {
    attribute: 'input-color',
    description: 'Colour space of the source; `auto` takes what the file says.',
  }),
  lut: text(null, {
    attribute: 'lut',
    description: 'Address of a `.cube` table, 1-D or 3-D.',
  }),
  lutInput: choice<InputSpaceName>('linear-rec709', INPUT_SPACE_NAMES, {
    attribute: 'lut-input',
    description: 'Colour space of the values that the table takes: `logc3` for a table made for LogC3.',
  }),
  lutOutput: choice<InputSpaceName>('linear-rec709', INPUT_SPACE_NAMES, {
    attribute: 'lut-output',
    description:
      'Colour space of the values that the table gives: `srgb` or `gamma-2.4` for a table made for a screen.',
  }),
  lutBypass: flag({ attribute: 'lut-bypass', description: 'Leaves the table out, without forgetting it.' }),
  toneMap: choice('none', TONE_MAPS, { attribute: 'tone-map', description: 'How highlights are compressed.' }),
  display: choice('srgb', DISPLAYS, {
    attribute: 'display',
    description: 'Transfer function and primaries of the screen.',
  }),
  warning: choice('none', COLOUR_WARNINGS, {
    attribute: 'warning',
    description: 'Paints samples that are no numbers (NaN magenta, infinities cyan); `range` also what is clipped.',
  }),
  background: choice('black', BACKGROUNDS, {
    attribute: 'background',
    description: 'What shows through transparent pixels.',
  }),
  mask: text(null, {
    attribute: 'mask',
    description:
      'Aspect ratios, such as `2.39, 16:9`: black outside of the first, lines for the others; not set: none.',
  }),
  safeAreas: flag({
    attribute: 'safe-areas',
    description: 'Draws the areas safe for action (93 %) and titles (90 %).',
  }),
  outline: flag({ attribute: 'outline', description: 'Draws the outline of the data window.' }),
  overscan: flag({ attribute: 'overscan', description: 'Shows the picture outside of the display window, too.' }),
  flip: flag({ attribute: 'flip', description: 'Turns the picture upside down.' }),
  flop: flag({ attribute: 'flop', description: 'Mirrors the picture left to right.' }),
  filter: choice('auto', ['auto', 'nearest'], {
    attribute: 'filter',
    description: 'How the picture is scaled: smooth up to 100 % and nearest above, or always nearest.',
  }),
  pixelValues: choice('auto', ['auto', 'none'], {
    attribute: 'pixel-values',
    description: 'Whether the values of pixels are written into them where they are shown large enough to read.',
  }),
  fit: choice('contain', ['contain', 'cover', 'none'], {
    attribute: 'fit',
    description: 'How the picture fills its box.',
  }),
  probeArea: integer(1, 1, 64, {
    attribute: 'probe-area',
    step: 2,
    description: 'Side in pixels of the square that the probe reads.',
  }),
  compare: choice('wipe', COMPARE_MODES, {
    attribute: 'compare',
    description: 'How the picture and the one of `compare-src` are shown together.',
  }),
  comparePosition: number(0.5, 0, 1, {
    attribute: 'compare-position',
    step: 0.01,
    description: 'Where the edge of a wipe lies, 0…1 across the part of the picture that can be seen.',
  }),
  compareAngle: number(0, -360, 360, {
    attribute: 'compare-angle',
    step: 15,
    description: 'Angle of the wipe in degrees, clockwise: 0 has the first picture on the left, 90 above.',
  }),
  compareGain: number(1, 0.1, 1000, {
    attribute: 'compare-gain',
    step: 1,
    description: 'Factor of the difference, which is taken between display codes.',
  }),
  compareMix: number(0.5, 0, 1, {
    attribute: 'compare-mix',
    step: 0.05,
    description: 'Share of the second picture in a blend.',
  }),
  compareSide: choice('a', COMPARE_SIDES, {
    attribute: 'compare-side',
    description: 'Which picture `flip` shows: `a` the first, `b` the second.',
  }),
  compareOffset: integer(null, -MAX_FRAME_NUMBER, MAX_FRAME_NUMBER, {
    attribute: 'compare-offset',
    description:
      'Added to a frame number it gives the second source’s. Not set: equal numbers, else timecode, else first frames.',
  }),
} as const satisfies Record<string, Setting>;

/** What else `seq-player` has: read by the element and the session, never by the renderer. */
export const elementSettings = {
  src: text(null, {
    attribute: 'src',
    description: 'Address of a file, a manifest (`shot.json`), or a pattern such as `sh010.####.exr`.',
  }),
  type: text(null, {
    attribute: 'type',
    description:
      'What `src` is where its name does not tell: `frames`, `manifest`, `video`, or a MIME type. Default: by extension.',
  }),
  frames: text(null, {
    attribute: 'frames',
    description: 'Frames that exist: comma list of `int[-int[xstep]]`. Patterns need it.',
  }),
  frame: integer(null, -MAX_FRAME_NUMBER, MAX_FRAME_NUMBER, {
    attribute: 'frame',
    description: 'Frame number to go to; the first one of the source if not set.',
  }),
  range: text(null, { attribute: 'range', description: 'In and out, inclusive: `1010-1050`.' }),
  controls: flag({ attribute: 'controls', description: 'Shows the control bar.' }),
  poster: text(null, { attribute: 'poster', description: 'Address of an image shown before the first picture.' }),
  label: text(null, {
    attribute: 'label',
    description: 'Name for people and screen readers; the file name if not set.',
  }),
  probe: flag({ attribute: 'probe', description: 'Shows the values under the pointer.' }),
  hud: flag({ attribute: 'hud', description: 'Shows frame, timecode, rate and layer over the picture.' }),
  metadata: flag({ attribute: 'metadata', description: 'Shows what the header of the file says over the picture.' }),
  compareSrc: text(null, { attribute: 'compare-src', description: 'A second source to compare with.' }),
  compareFrames: text(null, {
    attribute: 'compare-frames',
    description: 'Frames of the second source; those of `frames` where a pattern needs them and this is not set.',
  }),
  sync: text(null, {
    attribute: 'sync',
    description: 'Players with the same name play as one, by frame number; by timecode with `name timecode`.',
  }),
  crossorigin: text(null, {
    attribute: 'crossorigin',
    description: '`use-credentials` sends cookies to other origins.',
  }),
  localFiles: flag({
    attribute: 'local-files',
    description: 'Lets people open files of their own: dropped, pasted or picked. They are read here and sent nowhere.',
  }),
  keymap: choice('review', ['review', 'rv', 'media', 'none'], {
    attribute: 'keymap',
    description: 'Which keys do what while focus is inside the player.',
  }),
} as const satisfies Record<string, Setting>;

export type PlaybackSettings = SettingValues<typeof playbackSettings>;
export type DisplaySettings = SettingValues<typeof displaySettings>;
/** What a session is configured with. */
export type PlayerSettings = PlaybackSettings & DisplaySettings;

export const playerSettings = { ...playbackSettings, ...displaySettings };
