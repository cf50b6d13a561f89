import { MAX_FRAME_NUMBER } from '../frame/frame-number.ts';
import { AUDIO_OFFSET } from '../sequence/sound/audio-offset.ts';
import { ALPHA_MODES } from '../colour/alpha-reading.ts';
import {
  BACKGROUNDS,
  CHANNEL_VIEWS,
  COLOUR_WARNINGS,
  DISPLAYS,
  FALSE_COLOURS,
  TONE_MAPS,
} from '../colour/colour-settings.ts';
import { INPUT_COLORS, INPUT_SPACE_NAMES, type InputColor, type InputSpaceName } from '../frame/input-space-names.ts';
import {
  SCOPE_LIST,
  SCOPE_REGION,
  SCOPE_SIDES,
  SCOPE_STAGES,
  SCOPE_UNITS,
  SCOPE_VALUES,
  SCOPES,
} from '../scopes/scope-words.ts';
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
    affects: 'plan',
  }),
  loop: choice('loop', ['loop', 'ping-pong', 'once'], {
    affects: 'plan',
  }),
  playback: choice('real-time', ['real-time', 'every-frame'], {
    affects: 'plan',
  }),
  speed: number(1, -8, 8, {
    nonZero: true,
    affects: 'plan',
  }),
  muted: flag(),
  volume: number(1, 0, 1),
  audioOffset: text(null, {
    form: AUDIO_OFFSET,
    expects: 'frames, seconds with an s, or timecode',
  }),
  audioScrub: flag(),
  autoplay: way(['buffered', 'now']),
  preload: choice('auto', ['auto', 'none'], {
    affects: 'demand',
  }),
  preloadOrder: choice('auto', ['auto', 'spiral', 'forward'], {
    persisted: true,
    affects: 'demand',
  }),
  resolution: choice('auto', ['auto', 'full', 'half', 'quarter', 'eighth'], {
    persisted: true,
    affects: 'demand',
  }),
  layer: text('', {
    affects: 'demand',
  }),
} as const satisfies Record<string, Setting>;

/** How `seq-player` draws its picture: sent to the presenter unchanged. */
export const viewSettings = {
  exposure: number(0, -20, 20),
  offset: number(0, -10, 10),
  gamma: number(1, 0.05, 20),
  saturation: number(1, 0, 4),
  channel: choice('rgb', CHANNEL_VIEWS),
  inputColor: choice<InputColor>('auto', INPUT_COLORS),
  ocio: text(null),
  ocioInput: text(null),
  ocioDisplay: text(null),
  ocioView: text(null),
  ocioLook: text(null),
  alpha: choice('auto', ALPHA_MODES),
  lut: text(null),
  lutInput: choice<InputSpaceName>('linear-rec709', INPUT_SPACE_NAMES),
  lutOutput: choice<InputSpaceName>('linear-rec709', INPUT_SPACE_NAMES),
  toneMap: choice('none', TONE_MAPS),
  display: choice('srgb', DISPLAYS),
  warning: choice('none', COLOUR_WARNINGS),
  falseColour: choice('none', FALSE_COLOURS),
  falseColourGrey: number(0.18, 0.001, 10),
  falseColourStep: number(1, 0.1, 4),
  zebraHigh: number(0.95, 0, 1),
  zebraLow: number(0.02, 0, 1),
  background: choice('black', BACKGROUNDS),
  lutBypass: flag(),
  mask: text(null),
  safeAreas: flag(),
  outline: flag(),
  overscan: flag(),
  pixelValues: choice('auto', ['auto', 'none']),
  flip: flag(),
  flop: flag(),
  filter: choice('auto', ['auto', 'nearest']),
  fit: choice('contain', ['contain', 'cover', 'none']),
  missing: choice('hold', ['hold', 'error', 'black', 'skip'], {
    persisted: true,
    affects: 'plan',
  }),
} as const satisfies Record<string, Setting>;

/** How `seq-player` shows a second picture beside its own. */
export const compareSettings = {
  compare: choice('wipe', COMPARE_MODES, {
    affects: 'demand',
  }),
  compareGain: number(1, 0.1, 1000),
  compareMix: number(0.5, 0, 1),
  compareAngle: number(0, -360, 360),
  compareSide: choice('a', COMPARE_SIDES),
  comparePosition: number(0.5, 0, 1),
  compareOcioInput: text(null),
  compareOffset: integer(null, -MAX_FRAME_NUMBER, MAX_FRAME_NUMBER, {
    affects: 'demand',
  }),
} as const satisfies Record<string, Setting>;

/** Everything about the picture that people may change. */
export const displaySettings = {
  ...viewSettings,
  ...compareSettings,
  probeArea: integer(1, 1, 64),
  scopes: text(null, {
    form: SCOPE_LIST,
    expects: `${SCOPES}`,
  }),
  scopeValues: choice('display', SCOPE_VALUES),
  scopeStage: choice('after', SCOPE_STAGES),
  scopeUnits: choice('percent', SCOPE_UNITS),
  scopeSide: choice('auto', SCOPE_SIDES),
  scopeRegion: text(null, {
    form: SCOPE_REGION,
    expects: 'left,top,width,height',
  }),
} as const satisfies Record<string, Setting>;

/** What else `seq-player` has: read by the element and the session, never by the renderer. */
export const elementSettings = {
  src: text(null, {
    affects: 'source',
  }),
  type: text(null, {
    affects: 'source',
  }),
  frames: text(null, {
    affects: 'source',
  }),
  frame: integer(null, -MAX_FRAME_NUMBER, MAX_FRAME_NUMBER),
  range: text(null),
  controls: flag(),
  poster: text(null),
  label: text(null),
  probe: flag(),
  hud: flag(),
  metadata: flag(),
  annotate: flag(),
  hideAnnotations: flag(),
  compareSrc: text(null, {
    affects: 'source',
  }),
  compareFrames: text(null, {
    affects: 'source',
  }),
  audioSrc: text(null),
  sync: text(null),
  crossorigin: text(null, {
    affects: 'source',
  }),
  localFiles: flag(),
  keymap: choice('review', ['review', 'rv', 'media', 'none']),
} as const satisfies Record<string, Setting>;

/** What a session is configured with. */
export const playerSettings = { ...playbackSettings, ...displaySettings };

export type ViewSettings = SettingValues<typeof viewSettings>;
export type DisplaySettings = SettingValues<typeof displaySettings>;
export type PlayerSettings = SettingValues<typeof playerSettings>;
export type SettingName = keyof PlayerSettings;

/** Settings that only the page changes: they load files, or start something. A request for them is ignored. */
const PAGE_SETTINGS = ['fps', 'autoplay', 'preload', 'lut', 'lutInput', 'lutOutput', 'ocio'] as const;
/** What is written over the picture, and drawn. */
const READ_OUTS = [
  'hud',
  'metadata',
  'probe',
  'annotate',
  'hideAnnotations',
] as const satisfies readonly (keyof typeof elementSettings)[];

/** What a `seq-display-request` may carry, by property name of `seq-player`. */
export type DisplayProperty = Exclude<SettingName, (typeof PAGE_SETTINGS)[number]> | (typeof READ_OUTS)[number];

export const DISPLAY_PROPERTIES: readonly DisplayProperty[] = [
  ...Object.keys(playerSettings).filter((name) => !PAGE_SETTINGS.some((page) => page === name)),
  ...READ_OUTS,
] as DisplayProperty[];
