import type { cacheSettings, statusSettings, timelineSettings } from './cache-settings.ts';
import type { elementSettings, playerSettings } from './player-settings.ts';

type Described =
  | typeof playerSettings
  | typeof elementSettings
  | typeof cacheSettings
  | typeof timelineSettings
  | typeof statusSettings;
type KeyOfAny<Table> = Table extends unknown ? keyof Table : never;

/**
 * What documentation and panels say of each setting. A table of its own: a page needs none of it before a panel opens.
 */
export const settingDescriptions = {
  fps: 'Frames per second; 23.976 and its like are the exact ratio. Not set: what the header says, else 24.',
  loop: 'What play does at the end of the range.',
  playback: 'Whether play keeps its clock through late frames and drops them, or waits for each.',
  speed: 'Multiplies the rate; negative plays backwards.',
  muted: 'Lets no sound be heard; none is decoded then.',
  volume: 'How loud the sound is, 0…1.',
  audioOffset:
    'How much later the sound of `audio-src` begins than the first frame: a whole number is frames, `1.5s` seconds. `timecode`: where the file’s time reference lies in the source’s timecode.',
  audioScrub: 'Plays a frame’s worth of sound with each step and while the playhead is dragged.',
  autoplay:
    'Plays by itself: `buffered`, or no value, once enough is loaded to play through, or after 5 s; `now` once the first picture is there.',
  preload:
    'Whether frames are loaded before they are asked for. `none` requests nothing before the first play, seek or step.',
  preloadOrder: 'Order of loading while paused: around the playhead, or from it to the end.',
  resolution: 'Resolution frames are kept at; `auto` is the coarsest that fills the pixels on screen.',
  layer: 'Layer shown, as `[part:]id`; empty for the first part with RGB or Y.',
  exposure: 'Stops: multiplies by 2^exposure.',
  offset: 'Added after exposure, linear light.',
  gamma: 'Power 1/gamma, after the tone map.',
  saturation: '0 is grey, 1 as it is.',
  channel: 'Channels shown.',
  inputColor: 'Colour space of the source; `auto` takes what the file says.',
  ocio: 'OpenColorIO config: its address (`.ocio`, `.ocioz`), or a built-in one as `ocio://default`. Not set: the page’s; empty: none.',
  ocioInput:
    'Space, role or named transform of the config that the source is in. Not set: by its file rules, then as the file says.',
  ocioDisplay: 'Display of the config. Not set: its first.',
  ocioView: 'View of that display. Not set: its first.',
  ocioLook: 'Looks in OpenColorIO’s own words (`+warm, -cool`). Not set: those of the view; empty: none.',
  alpha:
    'How alpha is read: as the format stores it, where it was written at all; not at all; colour not multiplied by it yet, or multiplied already.',
  lut: 'Address of a `.cube` table, 1-D or 3-D.',
  lutInput: 'Colour space of the values that the table takes: `logc3` for a table made for LogC3.',
  lutOutput: 'Colour space of the values that the table gives: `srgb` or `gamma-2.4` for a table made for a screen.',
  toneMap: 'How highlights are compressed.',
  display: 'Transfer function and primaries of the screen.',
  warning: 'Paints samples that are no numbers (NaN magenta, infinities cyan); `range` also what is clipped.',
  falseColour:
    '`exposure` paints each stop around 18 % grey in a colour, before table, tone map and display; `zebra` stripes what nears white or black of the display. A legend on the picture says what is what.',
  falseColourGrey: 'Scene-linear light that `false-colour="exposure"` counts from.',
  falseColourStep:
    'Stops that each colour of `false-colour="exposure"` spans; 0.5 tells more apart around middle grey.',
  zebraHigh: 'Display code, 0…1, from which on `false-colour="zebra"` stripes what nears white.',
  zebraLow: 'Display code, 0…1, down from which `false-colour="zebra"` stripes what nears black.',
  background: 'What shows through transparent pixels.',
  lutBypass: 'Leaves the table out, without forgetting it.',
  mask: 'Aspect ratios, such as `2.39, 16:9`: black outside of the first, lines for the others; not set: none.',
  safeAreas: 'Draws the areas safe for action (93 %) and titles (90 %).',
  outline: 'Draws the outline of the data window.',
  overscan: 'Shows the picture outside of the display window, too.',
  pixelValues: 'Whether the values of pixels are written into them where they are shown large enough to read.',
  flip: 'Turns the picture upside down.',
  flop: 'Mirrors the picture left to right.',
  filter: 'How the picture is scaled: smooth up to 100 % and nearest above, or always nearest.',
  fit: 'How the picture fills its box.',
  missing: 'What stands for a frame that does not exist: the last picture, a card, black, or nothing at all.',
  compare: 'How the picture and the one of `compare-src` are shown together.',
  compareGain: 'Factor of the difference, which is taken between display codes.',
  compareMix: 'Share of the second picture in a blend.',
  compareAngle: 'Angle of the wipe in degrees, clockwise: 0 has the first picture on the left, 90 above.',
  compareSide: 'Which picture `flip` shows: `a` the first, `b` the second.',
  comparePosition: 'Where the edge of a wipe lies, 0…1 across the part of the picture that can be seen.',
  compareOcioInput:
    'Space of the second source. Not set: by the config’s file rules, then as its file says, then the first source’s.',
  compareOffset:
    'Added to a frame number it gives the second source’s. Not set: equal numbers, else timecode, else first frames.',
  probeArea: 'Side in pixels, 1…64, of the square that the probe reads: average, least and greatest value.',
  scopes:
    'Scopes below the picture, parted by blanks: `waveform`, `parade`, `vectorscope`, `histogram`; empty: all of them.',
  scopeValues:
    'What scopes count: code values of the display, light (`linear`), or its stops around 18 % grey (`log`). A vectorscope always has codes.',
  scopeStage:
    'Whether scopes show the picture after the view (exposure, table, tone map, OpenColorIO, display), or before it, as the file means it.',
  scopeUnits: 'What the scales of scopes are labelled with: percent, codes of 10 bits, or nits (cd/m²).',
  scopeSide: 'Which of two compared pictures scopes show; `auto`: the one that is seen alone, else the first.',
  scopeRegion: 'The part of the picture that scopes show: `left,top,width,height` in its pixels. Not set: all of it.',
  src: 'Address of a file, a manifest (`shot.json`), or a pattern such as `sh010.####.exr`.',
  type: 'What `src` is where its name does not tell: `frames`, `manifest`, `video`, or a MIME type. Default: by extension.',
  frames: 'Frames that exist: comma list of `int[-int[xstep]]`. Patterns need it.',
  frame: 'Frame number to go to; the first one of the source if not set.',
  range: 'In and out, inclusive: `1010-1050`.',
  controls: 'Shows the control bar.',
  poster: 'Address of an image shown before the first picture.',
  label: 'Name for people and screen readers; the file name if not set.',
  probe: 'Shows the values under the pointer: of the source by channel, and as displayed.',
  hud: 'Shows frame, timecode, rate and layer over the picture.',
  metadata: 'Shows what the header of the file says over the picture.',
  annotate: 'Lets people draw and write on the picture; shows the tools for it.',
  hideAnnotations: 'Does not show what is drawn on frames.',
  compareSrc: 'A second source to compare with.',
  compareFrames: 'Frames of the second source; those of `frames` where a pattern needs them and this is not set.',
  audioSrc:
    'Address of a file of sound that plays with the pictures, in place of their own: WAV, AIFF, MP3, AAC, FLAC, Ogg, MP4, WebM.',
  sync: 'Players with the same name play as one, by frame number; by timecode with `name timecode`.',
  crossorigin: '`use-credentials` sends cookies to other origins.',
  localFiles:
    'Lets people open files of their own: dropped, pasted, or picked by a button or Shift+Enter. They are sent nowhere.',
  keymap: 'Which keys do what while focus is inside the player.',
  cachePercent: 'Share of memory the cache may use, percent. Not set: 75.',
  cacheReserveGb: 'Memory left to everything else, gigabytes. Not set: 2, on phones 0.5.',
  cacheMaxMb: 'Absolute limit of the cache, megabytes; goes before the share.',
  workers: 'Decode workers. Not set: one fewer than the machine has threads.',
  units: 'What the ruler counts.',
  show: 'What is shown, as blank-separated tokens; empty for the usual ones.',
  settings: 'Offers the settings panel.',
  settingsKey: 'Name under which the panel keeps its settings.',
} as const satisfies Record<KeyOfAny<Described>, string>;
