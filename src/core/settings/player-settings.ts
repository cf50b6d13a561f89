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
import { INPUT_COLORS, INPUT_SPACE_NAMES, type InputColor, type InputSpaceName } from '../colour/input-space-names.ts';
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
    attribute: 'fps',
    affects: 'plan',
  }),
  loop: choice('loop', ['loop', 'ping-pong', 'once'], {
    attribute: 'loop',
    label: 'Loop mode',
    affects: 'plan',
  }),
  playback: choice('real-time', ['real-time', 'every-frame'], {
    attribute: 'playback',
    label: 'Playback mode',
    affects: 'plan',
  }),
  speed: number(1, -8, 8, {
    attribute: 'speed',
    label: 'Speed',
    nonZero: true,
    affects: 'plan',
  }),
  muted: flag({ attribute: 'muted' }),
  volume: number(1, 0, 1, {
    attribute: 'volume',
    label: 'Volume',
    step: 0.05,
  }),
  audioOffset: text(null, {
    attribute: 'audio-offset',
    form: AUDIO_OFFSET,
    expects: 'frames, seconds with an s, or timecode',
  }),
  audioScrub: flag({
    attribute: 'audio-scrub',
  }),
  autoplay: way(['buffered', 'now'], {
    attribute: 'autoplay',
  }),
  preload: choice('auto', ['auto', 'none'], {
    attribute: 'preload',
    affects: 'demand',
  }),
  preloadOrder: choice('auto', ['auto', 'spiral', 'forward'], {
    attribute: 'preload-order',
    persisted: true,
    affects: 'demand',
  }),
  resolution: choice('auto', ['auto', 'full', 'half', 'quarter', 'eighth'], {
    attribute: 'resolution',
    label: 'Resolution',
    persisted: true,
    affects: 'demand',
  }),
  layer: text('', {
    attribute: 'layer',
    label: 'Layer',
    affects: 'demand',
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
  }),
  offset: number(0, -10, 10, {
    attribute: 'offset',
    step: 0.01,
    slider: [-0.5, 0.5],
    group: 'picture',
    label: 'Offset',
  }),
  gamma: number(1, 0.05, 20, {
    attribute: 'gamma',
    step: 0.05,
    slider: [0.2, 4],
    group: 'picture',
    label: 'Gamma',
  }),
  saturation: number(1, 0, 4, {
    attribute: 'saturation',
    step: 0.05,
    slider: [0, 2],
    group: 'picture',
    label: 'Saturation',
  }),
  channel: choice('rgb', CHANNEL_VIEWS, {
    attribute: 'channel',
    group: 'picture',
    label: 'Channel',
  }),
  inputColor: choice<InputColor>('auto', INPUT_COLORS, {
    attribute: 'input-color',
  }),
  ocio: text(null, {
    attribute: 'ocio',
  }),
  ocioInput: text(null, {
    attribute: 'ocio-input',
  }),
  ocioDisplay: text(null, {
    attribute: 'ocio-display',
  }),
  ocioView: text(null, {
    attribute: 'ocio-view',
  }),
  ocioLook: text(null, {
    attribute: 'ocio-look',
  }),
  alpha: choice('auto', ALPHA_MODES, {
    attribute: 'alpha',
    group: 'picture',
    label: 'Alpha',
  }),
  lut: text(null, {
    attribute: 'lut',
  }),
  lutInput: choice<InputSpaceName>('linear-rec709', INPUT_SPACE_NAMES, {
    attribute: 'lut-input',
  }),
  lutOutput: choice<InputSpaceName>('linear-rec709', INPUT_SPACE_NAMES, {
    attribute: 'lut-output',
  }),
  toneMap: choice('none', TONE_MAPS, {
    attribute: 'tone-map',
    group: 'picture',
    label: 'Tone map',
  }),
  display: choice('srgb', DISPLAYS, {
    attribute: 'display',
    group: 'picture',
    label: 'Display',
  }),
  warning: choice('none', COLOUR_WARNINGS, {
    attribute: 'warning',
  }),
  falseColour: choice('none', FALSE_COLOURS, { attribute: 'false-colour', group: 'picture', label: 'False colour' }),
  background: choice('black', BACKGROUNDS, {
    attribute: 'background',
    group: 'picture',
    label: 'Background',
  }),
  lutBypass: flag({
    attribute: 'lut-bypass',
    group: 'lut',
    label: 'Bypass LUT',
  }),
  mask: text(null, {
    attribute: 'mask',
    group: 'guides',
    label: 'Mask',
  }),
  safeAreas: flag({
    attribute: 'safe-areas',
    group: 'guides',
    label: 'Safe areas',
  }),
  outline: flag({
    attribute: 'outline',
    group: 'guides',
    label: 'Data window',
  }),
  overscan: flag({
    attribute: 'overscan',
    group: 'guides',
    label: 'Overscan',
  }),
  pixelValues: choice('auto', ['auto', 'none'], {
    attribute: 'pixel-values',
    group: 'guides',
    label: 'Pixel values',
  }),
  flip: flag({ attribute: 'flip' }),
  flop: flag({ attribute: 'flop' }),
  filter: choice('auto', ['auto', 'nearest'], {
    attribute: 'filter',
  }),
  fit: choice('contain', ['contain', 'cover', 'none'], {
    attribute: 'fit',
  }),
  missing: choice('hold', ['hold', 'error', 'black', 'skip'], {
    attribute: 'missing',
    persisted: true,
    affects: 'plan',
  }),
} as const satisfies Record<string, Setting>;

/** How `seq-player` shows a second picture beside its own. */
export const compareSettings = {
  compare: choice('wipe', COMPARE_MODES, {
    attribute: 'compare',
    group: 'compare',
    label: 'Compare',
    affects: 'demand',
  }),
  compareGain: number(1, 0.1, 1000, {
    attribute: 'compare-gain',
    step: 1,
    group: 'compare',
    label: 'Difference gain',
  }),
  compareMix: number(0.5, 0, 1, {
    attribute: 'compare-mix',
    step: 0.05,
    group: 'compare',
    label: 'Blend amount',
  }),
  compareAngle: number(0, -360, 360, {
    attribute: 'compare-angle',
    step: 15,
    group: 'compare',
    label: 'Wipe angle',
  }),
  compareSide: choice('a', COMPARE_SIDES, {
    attribute: 'compare-side',
    group: 'compare',
    label: 'Flip side',
  }),
  comparePosition: number(0.5, 0, 1, {
    attribute: 'compare-position',
    step: 0.01,
  }),
  compareOcioInput: text(null, {
    attribute: 'compare-ocio-input',
  }),
  compareOffset: integer(null, -MAX_FRAME_NUMBER, MAX_FRAME_NUMBER, {
    attribute: 'compare-offset',
    affects: 'demand',
  }),
} as const satisfies Record<string, Setting>;

/** Everything about the picture that people may change. */
export const displaySettings = {
  ...viewSettings,
  ...compareSettings,
  probeArea: integer(1, 1, 64, {
    attribute: 'probe-area',
    step: 2,
  }),
  scopes: text(null, {
    attribute: 'scopes',
    form: SCOPE_LIST,
    expects: SCOPES.join(', '),
  }),
  scopeValues: choice('display', SCOPE_VALUES, { attribute: 'scope-values' }),
  scopeStage: choice('after', SCOPE_STAGES, { attribute: 'scope-stage' }),
  scopeUnits: choice('percent', SCOPE_UNITS, { attribute: 'scope-units' }),
  scopeSide: choice('auto', SCOPE_SIDES, { attribute: 'scope-side' }),
  scopeRegion: text(null, {
    attribute: 'scope-region',
    form: SCOPE_REGION,
    expects: 'left,top,width,height in pixels',
  }),
} as const satisfies Record<string, Setting>;

/** What else `seq-player` has: read by the element and the session, never by the renderer. */
export const elementSettings = {
  src: text(null, {
    attribute: 'src',
    affects: 'source',
  }),
  type: text(null, {
    attribute: 'type',
    affects: 'source',
  }),
  frames: text(null, {
    attribute: 'frames',
    affects: 'source',
  }),
  frame: integer(null, -MAX_FRAME_NUMBER, MAX_FRAME_NUMBER, {
    attribute: 'frame',
  }),
  range: text(null, { attribute: 'range' }),
  controls: flag({ attribute: 'controls' }),
  poster: text(null, { attribute: 'poster' }),
  label: text(null, {
    attribute: 'label',
  }),
  probe: flag({
    attribute: 'probe',
  }),
  hud: flag({ attribute: 'hud' }),
  metadata: flag({ attribute: 'metadata' }),
  annotate: flag({ attribute: 'annotate' }),
  hideAnnotations: flag({ attribute: 'hide-annotations' }),
  compareSrc: text(null, {
    attribute: 'compare-src',
    affects: 'source',
  }),
  compareFrames: text(null, {
    attribute: 'compare-frames',
    affects: 'source',
  }),
  audioSrc: text(null, {
    attribute: 'audio-src',
  }),
  sync: text(null, {
    attribute: 'sync',
  }),
  crossorigin: text(null, {
    attribute: 'crossorigin',
    affects: 'source',
  }),
  localFiles: flag({
    attribute: 'local-files',
  }),
  keymap: choice('review', ['review', 'rv', 'media', 'none'], {
    attribute: 'keymap',
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
