import { MAX_FRAME_NUMBER } from '../frame/frame-number.ts';
import { AUDIO_OFFSET } from '../sequence/sound/audio-offset.ts';
import { ALPHA_MODES } from '../colour/alpha-reading.ts';
import { BACKGROUNDS, CHANNEL_VIEWS, COLOUR_WARNINGS, DISPLAYS, TONE_MAPS } from '../colour/colour-settings.ts';
import { INPUT_COLORS, INPUT_SPACE_NAMES, type InputColor, type InputSpaceName } from '../colour/input-spaces.ts';
import { choice, flag, integer, number, text, way } from './setting-rules.ts';
import type { Setting, SettingValues } from './setting.ts';

/** How two pictures are shown together. */
export const COMPARE_MODES = ['wipe', 'difference', 'blend', 'side-by-side', 'flip'] as const;
export type CompareMode = (typeof COMPARE_MODES)[number];
/** Which of the two: the player's own picture, or the one it is compared with. */
export const COMPARE_SIDES = ['a', 'b'] as const;
export type CompareSide = (typeof COMPARE_SIDES)[number];

/** How `seq-player` plays and loads. */
export const playbackSettings = {
  fps: number(null, 0.001, 1000, {
    attribute: 'fps',
    affects: 'plan',
    description: 'Frames per second; 23.976 and its like are the exact ratio. Not set: what the header says, else 24.',
  }),
  loop: choice('loop', ['loop', 'ping-pong', 'once'], {
    attribute: 'loop',
    label: 'Loop mode',
    affects: 'plan',
    description: 'What play does at the end of the range.',
  }),
  playback: choice('real-time', ['real-time', 'every-frame'], {
    attribute: 'playback',
    label: 'Playback mode',
    affects: 'plan',
    description: 'Whether play keeps its clock through late frames and drops them, or waits for each.',
  }),
  speed: number(1, -8, 8, {
    attribute: 'speed',
    label: 'Speed',
    nonZero: true,
    affects: 'plan',
    description: 'Multiplies the rate; negative plays backwards.',
  }),
  muted: flag({ attribute: 'muted', description: 'Lets no sound be heard; none is decoded then.' }),
  volume: number(1, 0, 1, {
    attribute: 'volume',
    label: 'Volume',
    step: 0.05,
    description: 'How loud the sound is, 0…1.',
  }),
  audioOffset: text(null, {
    attribute: 'audio-offset',
    form: AUDIO_OFFSET,
    expects: 'frames, seconds with an s, or timecode',
    description:
      'How much later the sound of `audio-src` begins than the first frame: a whole number is frames, `1.5s` seconds. `timecode`: where the file’s time reference lies in the source’s timecode.',
  }),
  audioScrub: flag({
    attribute: 'audio-scrub',
    description: 'Plays a frame’s worth of sound with each step and while the playhead is dragged.',
  }),
  autoplay: way(['buffered', 'now'], {
    attribute: 'autoplay',
    description:
      'Plays by itself: `buffered`, or no value, once enough is loaded to play through, or after 5 s; `now` once the first picture is there.',
  }),
  preload: choice('auto', ['auto', 'none'], {
    attribute: 'preload',
    affects: 'demand',
    description: 'Whether frames are loaded before they are asked for. `none` with a poster loads nothing at all.',
  }),
  preloadOrder: choice('auto', ['auto', 'spiral', 'forward'], {
    attribute: 'preload-order',
    persisted: true,
    affects: 'demand',
    description: 'Order of loading while paused: around the playhead, or from it to the end.',
  }),
  resolution: choice('auto', ['auto', 'full', 'half', 'quarter', 'eighth'], {
    attribute: 'resolution',
    label: 'Resolution',
    persisted: true,
    affects: 'demand',
    description: 'Resolution frames are kept at; `auto` is the coarsest that fills the pixels on screen.',
  }),
  layer: text('', {
    attribute: 'layer',
    label: 'Layer',
    affects: 'demand',
    description: 'Layer shown, as `[part:]id`; empty for the first part with RGB or Y.',
  }),
} as const satisfies Record<string, Setting>;

/** How `seq-player` draws its picture: sent to the presenter unchanged. */
export const viewSettings = {
  exposure: number(0, -20, 20, {
    attribute: 'exposure',
    step: 0.1,
    group: 'picture',
    slider: [-6, 6],
    label: 'Exposure (stops)',
    description: 'Stops: multiplies by 2^exposure.',
  }),
  offset: number(0, -10, 10, {
    attribute: 'offset',
    step: 0.01,
    slider: [-0.5, 0.5],
    group: 'picture',
    label: 'Offset',
    description: 'Added after exposure, linear light.',
  }),
  gamma: number(1, 0.05, 20, {
    attribute: 'gamma',
    step: 0.05,
    slider: [0.2, 4],
    group: 'picture',
    label: 'Gamma',
    description: 'Power 1/gamma, after the tone map.',
  }),
  saturation: number(1, 0, 4, {
    attribute: 'saturation',
    step: 0.05,
    slider: [0, 2],
    group: 'picture',
    label: 'Saturation',
    description: '0 is grey, 1 as it is.',
  }),
  channel: choice('rgb', CHANNEL_VIEWS, {
    attribute: 'channel',
    group: 'picture',
    label: 'Channel',
    description: 'Channels shown.',
  }),
  inputColor: choice<InputColor>('auto', INPUT_COLORS, {
    attribute: 'input-color',
    description: 'Colour space of the source; `auto` takes what the file says.',
  }),
  ocio: text(null, {
    attribute: 'ocio',
    description:
      'OpenColorIO config: its address (`.ocio`, `.ocioz`), or a built-in one as `ocio://default`. Not set: the page’s; empty: none.',
  }),
  ocioInput: text(null, {
    attribute: 'ocio-input',
    description:
      'Space, role or named transform of the config that the source is in. Not set: by its file rules, then as the file says.',
  }),
  ocioDisplay: text(null, {
    attribute: 'ocio-display',
    description: 'Display of the config. Not set: its first.',
  }),
  ocioView: text(null, {
    attribute: 'ocio-view',
    description: 'View of that display. Not set: its first.',
  }),
  ocioLook: text(null, {
    attribute: 'ocio-look',
    description: 'Looks in OpenColorIO’s own words (`+warm, -cool`). Not set: those of the view; empty: none.',
  }),
  alpha: choice('auto', ALPHA_MODES, {
    attribute: 'alpha',
    group: 'picture',
    label: 'Alpha',
    description:
      'How alpha is read: as the format stores it, where it was written at all; not at all; colour not multiplied by it yet, or multiplied already.',
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
  toneMap: choice('none', TONE_MAPS, {
    attribute: 'tone-map',
    group: 'picture',
    label: 'Tone map',
    description: 'How highlights are compressed.',
  }),
  display: choice('srgb', DISPLAYS, {
    attribute: 'display',
    group: 'picture',
    label: 'Display',
    description: 'Transfer function and primaries of the screen.',
  }),
  warning: choice('none', COLOUR_WARNINGS, {
    attribute: 'warning',
    description: 'Paints samples that are no numbers (NaN magenta, infinities cyan); `range` also what is clipped.',
  }),
  background: choice('black', BACKGROUNDS, {
    attribute: 'background',
    group: 'picture',
    label: 'Background',
    description: 'What shows through transparent pixels.',
  }),
  lutBypass: flag({
    attribute: 'lut-bypass',
    group: 'lut',
    label: 'Bypass LUT',
    description: 'Leaves the table out, without forgetting it.',
  }),
  mask: text(null, {
    attribute: 'mask',
    group: 'guides',
    label: 'Mask',
    description:
      'Aspect ratios, such as `2.39, 16:9`: black outside of the first, lines for the others; not set: none.',
  }),
  safeAreas: flag({
    attribute: 'safe-areas',
    group: 'guides',
    label: 'Safe areas',
    description: 'Draws the areas safe for action (93 %) and titles (90 %).',
  }),
  outline: flag({
    attribute: 'outline',
    group: 'guides',
    label: 'Data window',
    description: 'Draws the outline of the data window.',
  }),
  overscan: flag({
    attribute: 'overscan',
    group: 'guides',
    label: 'Overscan',
    description: 'Shows the picture outside of the display window, too.',
  }),
  pixelValues: choice('auto', ['auto', 'none'], {
    attribute: 'pixel-values',
    group: 'guides',
    label: 'Pixel values',
    description: 'Whether the values of pixels are written into them where they are shown large enough to read.',
  }),
  flip: flag({ attribute: 'flip', description: 'Turns the picture upside down.' }),
  flop: flag({ attribute: 'flop', description: 'Mirrors the picture left to right.' }),
  filter: choice('auto', ['auto', 'nearest'], {
    attribute: 'filter',
    description: 'How the picture is scaled: smooth up to 100 % and nearest above, or always nearest.',
  }),
  fit: choice('contain', ['contain', 'cover', 'none'], {
    attribute: 'fit',
    description: 'How the picture fills its box.',
  }),
  missing: choice('hold', ['hold', 'error', 'black', 'skip'], {
    attribute: 'missing',
    persisted: true,
    affects: 'plan',
    description: 'What stands for a frame that does not exist: the last picture, a card, black, or nothing at all.',
  }),
} as const satisfies Record<string, Setting>;

/** How `seq-player` shows a second picture beside its own. */
export const compareSettings = {
  compare: choice('wipe', COMPARE_MODES, {
    attribute: 'compare',
    group: 'compare',
    label: 'Compare',
    affects: 'demand',
    description: 'How the picture and the one of `compare-src` are shown together.',
  }),
  compareGain: number(1, 0.1, 1000, {
    attribute: 'compare-gain',
    step: 1,
    group: 'compare',
    label: 'Difference gain',
    description: 'Factor of the difference, which is taken between display codes.',
  }),
  compareMix: number(0.5, 0, 1, {
    attribute: 'compare-mix',
    step: 0.05,
    group: 'compare',
    label: 'Blend amount',
    description: 'Share of the second picture in a blend.',
  }),
  compareAngle: number(0, -360, 360, {
    attribute: 'compare-angle',
    step: 15,
    group: 'compare',
    label: 'Wipe angle',
    description: 'Angle of the wipe in degrees, clockwise: 0 has the first picture on the left, 90 above.',
  }),
  compareSide: choice('a', COMPARE_SIDES, {
    attribute: 'compare-side',
    group: 'compare',
    label: 'Flip side',
    description: 'Which picture `flip` shows: `a` the first, `b` the second.',
  }),
  comparePosition: number(0.5, 0, 1, {
    attribute: 'compare-position',
    step: 0.01,
    description: 'Where the edge of a wipe lies, 0…1 across the part of the picture that can be seen.',
  }),
  compareOcioInput: text(null, {
    attribute: 'compare-ocio-input',
    description:
      'Space of the second source. Not set: by the config’s file rules, then as its file says, then the first source’s.',
  }),
  compareOffset: integer(null, -MAX_FRAME_NUMBER, MAX_FRAME_NUMBER, {
    attribute: 'compare-offset',
    affects: 'demand',
    description:
      'Added to a frame number it gives the second source’s. Not set: equal numbers, else timecode, else first frames.',
  }),
} as const satisfies Record<string, Setting>;

/** Everything about the picture that people may change. */
export const displaySettings = {
  ...viewSettings,
  ...compareSettings,
  probeArea: integer(1, 1, 64, {
    attribute: 'probe-area',
    step: 2,
    description: 'Side in pixels, 1…64, of the square that the probe reads: average, least and greatest value.',
  }),
} as const satisfies Record<string, Setting>;

/** What else `seq-player` has: read by the element and the session, never by the renderer. */
export const elementSettings = {
  src: text(null, {
    attribute: 'src',
    affects: 'source',
    description: 'Address of a file, a manifest (`shot.json`), or a pattern such as `sh010.####.exr`.',
  }),
  type: text(null, {
    attribute: 'type',
    affects: 'source',
    description:
      'What `src` is where its name does not tell: `frames`, `manifest`, `video`, or a MIME type. Default: by extension.',
  }),
  frames: text(null, {
    attribute: 'frames',
    affects: 'source',
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
  probe: flag({
    attribute: 'probe',
    description: 'Shows the values under the pointer: of the source by channel, and as displayed.',
  }),
  hud: flag({ attribute: 'hud', description: 'Shows frame, timecode, rate and layer over the picture.' }),
  metadata: flag({ attribute: 'metadata', description: 'Shows what the header of the file says over the picture.' }),
  compareSrc: text(null, {
    attribute: 'compare-src',
    affects: 'source',
    description: 'A second source to compare with.',
  }),
  compareFrames: text(null, {
    attribute: 'compare-frames',
    affects: 'source',
    description: 'Frames of the second source; those of `frames` where a pattern needs them and this is not set.',
  }),
  audioSrc: text(null, {
    attribute: 'audio-src',
    description:
      'Address of a file of sound that plays with the pictures, in place of their own: WAV, AIFF, MP3, AAC, FLAC, Ogg, MP4, WebM.',
  }),
  sync: text(null, {
    attribute: 'sync',
    description: 'Players with the same name play as one, by frame number; by timecode with `name timecode`.',
  }),
  crossorigin: text(null, {
    attribute: 'crossorigin',
    affects: 'source',
    description: '`use-credentials` sends cookies to other origins.',
  }),
  localFiles: flag({
    attribute: 'local-files',
    description:
      'Lets people open files of their own: dropped, pasted, or picked by a button or Shift+Enter. They are sent nowhere.',
  }),
  keymap: choice('review', ['review', 'rv', 'media', 'none'], {
    attribute: 'keymap',
    description: 'Which keys do what while focus is inside the player.',
  }),
} as const satisfies Record<string, Setting>;

/** What a session is configured with. */
export const playerSettings = { ...playbackSettings, ...displaySettings };

export type ViewSettings = SettingValues<typeof viewSettings>;
export type DisplaySettings = SettingValues<typeof displaySettings>;
export type PlayerSettings = SettingValues<typeof playerSettings>;
export type SettingName = keyof PlayerSettings;

/** Settings that only the page changes: they load files, or start something. A request for them is ignored. */
const PAGE_SETTINGS = ['fps', 'autoplay', 'preload', 'lut', 'lutInput', 'lutOutput', 'ocio'] as const;
/** What is written over the picture. */
const READ_OUTS = ['hud', 'metadata', 'probe'] as const satisfies readonly (keyof typeof elementSettings)[];

/** What a `seq-display-request` may carry, by property name of `seq-player`. */
export type DisplayProperty = Exclude<SettingName, (typeof PAGE_SETTINGS)[number]> | (typeof READ_OUTS)[number];

export const DISPLAY_PROPERTIES: readonly DisplayProperty[] = [
  ...Object.keys(playerSettings).filter((name) => !PAGE_SETTINGS.some((page) => page === name)),
  ...READ_OUTS,
] as DisplayProperty[];
