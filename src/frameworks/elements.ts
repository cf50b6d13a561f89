// Made by `npm run manifest` from the elements’ docblocks and the settings tables. Change those, not this file.
import type { RequestEventMap } from '../components/events/request-events.ts';
import type { StateEventMap } from '../components/events/state-events.ts';
import type { SeqPlayer } from '../components/player/seq-player.ts';
import type { SeqTimeline } from '../components/timeline/seq-timeline.ts';
import type { SeqStatus } from '../components/status/seq-status.ts';
import type { AttributeValue } from './attribute-value.ts';

type SeqEvents = StateEventMap & RequestEventMap;

/** Attributes of `<seq-player>`. */
export interface SeqPlayerAttributes {
  /** Address of a file, a manifest (`shot.json`), or a pattern such as `sh010.####.exr`. */
  src?: AttributeValue<SeqPlayer['src']>;
  /** What `src` is where its name does not tell: `frames`, `manifest`, `video`, or a MIME type. Default: by extension. */
  type?: AttributeValue<SeqPlayer['type']>;
  /** Frames that exist: comma list of `int[-int[xstep]]`. Patterns need it. */
  frames?: AttributeValue<SeqPlayer['frames']>;
  /** Frame number to go to; the first one of the source if not set. */
  frame?: AttributeValue<SeqPlayer['frame']>;
  /** In and out, inclusive: `1010-1050`. */
  range?: AttributeValue<SeqPlayer['range']>;
  /** Shows the control bar. */
  controls?: AttributeValue<SeqPlayer['controls']>;
  /** Address of an image shown before the first picture. */
  poster?: AttributeValue<SeqPlayer['poster']>;
  /** Name for people and screen readers; the file name if not set. */
  label?: AttributeValue<SeqPlayer['label']>;
  /** Shows the values under the pointer: of the source by channel, and as displayed. */
  probe?: AttributeValue<SeqPlayer['probe']>;
  /** Shows frame, timecode, rate and layer over the picture. */
  hud?: AttributeValue<SeqPlayer['hud']>;
  /** Shows what the header of the file says over the picture. */
  metadata?: AttributeValue<SeqPlayer['metadata']>;
  /** Lets people draw and write on the picture; shows the tools for it. */
  annotate?: AttributeValue<SeqPlayer['annotate']>;
  /** Does not show what is drawn on frames. */
  'hide-annotations'?: AttributeValue<SeqPlayer['hideAnnotations']>;
  /** A second source to compare with. */
  'compare-src'?: AttributeValue<SeqPlayer['compareSrc']>;
  /** Frames of the second source; those of `frames` where a pattern needs them and this is not set. */
  'compare-frames'?: AttributeValue<SeqPlayer['compareFrames']>;
  /** Address of a file of sound that plays with the pictures, in place of their own: WAV, AIFF, MP3, AAC, FLAC, Ogg, MP4, WebM. */
  'audio-src'?: AttributeValue<SeqPlayer['audioSrc']>;
  /** Players with the same name play as one, by frame number; by timecode with `name timecode`. */
  sync?: AttributeValue<SeqPlayer['sync']>;
  /** `use-credentials` sends cookies to other origins. */
  crossorigin?: AttributeValue<SeqPlayer['crossorigin']>;
  /** Lets people open files of their own: dropped, pasted, or picked by a button or Shift+Enter. They are sent nowhere. */
  'local-files'?: AttributeValue<SeqPlayer['localFiles']>;
  /** Which keys do what while focus is inside the player. Default: `review`. */
  keymap?: AttributeValue<SeqPlayer['keymap']>;
  /** Frames per second; 23.976 and its like are the exact ratio. Not set: what the header says, else 24. Range: 0.001…1000. */
  fps?: AttributeValue<SeqPlayer['fps']>;
  /** What play does at the end of the range. Default: `loop`. */
  loop?: AttributeValue<SeqPlayer['loop']>;
  /** Whether play keeps its clock through late frames and drops them, or waits for each. Default: `real-time`. */
  playback?: AttributeValue<SeqPlayer['playback']>;
  /** Multiplies the rate; negative plays backwards. Range: −8…8. Default: `1`. */
  speed?: AttributeValue<SeqPlayer['speed']>;
  /** Lets no sound be heard; none is decoded then. */
  muted?: AttributeValue<SeqPlayer['muted']>;
  /** How loud the sound is, 0…1. Default: `1`. */
  volume?: AttributeValue<SeqPlayer['volume']>;
  /** How much later the sound of `audio-src` begins than the first frame: a whole number is frames, `1.5s` seconds. `timecode`: where the file’s time reference lies in the source’s timecode. */
  'audio-offset'?: AttributeValue<SeqPlayer['audioOffset']>;
  /** Plays a frame’s worth of sound with each step and while the playhead is dragged. */
  'audio-scrub'?: AttributeValue<SeqPlayer['audioScrub']>;
  /** Plays by itself: `buffered`, or no value, once enough is loaded to play through, or after 5 s; `now` once the first picture is there. */
  autoplay?: AttributeValue<SeqPlayer['autoplay']>;
  /** Whether frames are loaded before they are asked for. `none` requests nothing before the first play, seek or step. Default: `auto`. */
  preload?: AttributeValue<SeqPlayer['preload']>;
  /** Order of loading while paused: around the playhead, or from it to the end. Default: `auto`. */
  'preload-order'?: AttributeValue<SeqPlayer['preloadOrder']>;
  /** Resolution frames are kept at; `auto` is the coarsest that fills the pixels on screen. Default: `auto`. */
  resolution?: AttributeValue<SeqPlayer['resolution']>;
  /** Layer shown, as `[part:]id`; empty for the first part with RGB or Y. */
  layer?: AttributeValue<SeqPlayer['layer']>;
  /** Stops: multiplies by 2^exposure. Range: −20…20. Default: `0`. */
  exposure?: AttributeValue<SeqPlayer['exposure']>;
  /** Added after exposure, linear light. Range: −10…10. Default: `0`. */
  offset?: AttributeValue<SeqPlayer['offset']>;
  /** Power 1/gamma, after the tone map. Range: 0.05…20. Default: `1`. */
  gamma?: AttributeValue<SeqPlayer['gamma']>;
  /** 0 is grey, 1 as it is. Range: 0…4. Default: `1`. */
  saturation?: AttributeValue<SeqPlayer['saturation']>;
  /** Channels shown. Default: `rgb`. */
  channel?: AttributeValue<SeqPlayer['channel']>;
  /** Colour space of the source; `auto` takes what the file says. Default: `auto`. */
  'input-color'?: AttributeValue<SeqPlayer['inputColor']>;
  /** OpenColorIO config: its address (`.ocio`, `.ocioz`), or a built-in one as `ocio://default`. Not set: the page’s; empty: none. */
  ocio?: AttributeValue<SeqPlayer['ocio']>;
  /** Space, role or named transform of the config that the source is in. Not set: by its file rules, then as the file says. */
  'ocio-input'?: AttributeValue<SeqPlayer['ocioInput']>;
  /** Display of the config. Not set: its first. */
  'ocio-display'?: AttributeValue<SeqPlayer['ocioDisplay']>;
  /** View of that display. Not set: its first. */
  'ocio-view'?: AttributeValue<SeqPlayer['ocioView']>;
  /** Looks in OpenColorIO’s own words (`+warm, -cool`). Not set: those of the view; empty: none. */
  'ocio-look'?: AttributeValue<SeqPlayer['ocioLook']>;
  /** How alpha is read: as the format stores it, where it was written at all; not at all; colour not multiplied by it yet, or multiplied already. Default: `auto`. */
  alpha?: AttributeValue<SeqPlayer['alpha']>;
  /** Address of a `.cube` table, 1-D or 3-D. */
  lut?: AttributeValue<SeqPlayer['lut']>;
  /** Colour space of the values that the table takes: `logc3` for a table made for LogC3. Default: `linear-rec709`. */
  'lut-input'?: AttributeValue<SeqPlayer['lutInput']>;
  /** Colour space of the values that the table gives: `srgb` or `gamma-2.4` for a table made for a screen. Default: `linear-rec709`. */
  'lut-output'?: AttributeValue<SeqPlayer['lutOutput']>;
  /** How highlights are compressed. Default: `none`. */
  'tone-map'?: AttributeValue<SeqPlayer['toneMap']>;
  /** Transfer function and primaries of the screen. Default: `srgb`. */
  display?: AttributeValue<SeqPlayer['display']>;
  /** Paints samples that are no numbers (NaN magenta, infinities cyan); `range` also what is clipped. Default: `none`. */
  warning?: AttributeValue<SeqPlayer['warning']>;
  /** `exposure` paints each stop around 18 % grey in a colour, before table, tone map and display; `zebra` stripes what nears white or black of the display. A legend on the picture says what is what. Default: `none`. */
  'false-colour'?: AttributeValue<SeqPlayer['falseColour']>;
  /** Scene-linear light that `false-colour="exposure"` counts from. Range: 0.001…10. Default: `0.18`. */
  'false-colour-grey'?: AttributeValue<SeqPlayer['falseColourGrey']>;
  /** Stops that each colour of `false-colour="exposure"` spans; 0.5 tells more apart around middle grey. Range: 0.1…4. Default: `1`. */
  'false-colour-step'?: AttributeValue<SeqPlayer['falseColourStep']>;
  /** Display code, 0…1, from which on `false-colour="zebra"` stripes what nears white. Default: `0.95`. */
  'zebra-high'?: AttributeValue<SeqPlayer['zebraHigh']>;
  /** Display code, 0…1, down from which `false-colour="zebra"` stripes what nears black. Default: `0.02`. */
  'zebra-low'?: AttributeValue<SeqPlayer['zebraLow']>;
  /** What shows through transparent pixels. Default: `black`. */
  background?: AttributeValue<SeqPlayer['background']>;
  /** Leaves the table out, without forgetting it. */
  'lut-bypass'?: AttributeValue<SeqPlayer['lutBypass']>;
  /** Aspect ratios, such as `2.39, 16:9`: black outside of the first, lines for the others; not set: none. */
  mask?: AttributeValue<SeqPlayer['mask']>;
  /** Draws the areas safe for action (93 %) and titles (90 %). */
  'safe-areas'?: AttributeValue<SeqPlayer['safeAreas']>;
  /** Draws the outline of the data window. */
  outline?: AttributeValue<SeqPlayer['outline']>;
  /** Shows the picture outside of the display window, too. */
  overscan?: AttributeValue<SeqPlayer['overscan']>;
  /** Whether the values of pixels are written into them where they are shown large enough to read. Default: `auto`. */
  'pixel-values'?: AttributeValue<SeqPlayer['pixelValues']>;
  /** Turns the picture upside down. */
  flip?: AttributeValue<SeqPlayer['flip']>;
  /** Mirrors the picture left to right. */
  flop?: AttributeValue<SeqPlayer['flop']>;
  /** How the picture is scaled: smooth up to 100 % and nearest above, or always nearest. Default: `auto`. */
  filter?: AttributeValue<SeqPlayer['filter']>;
  /** How the picture fills its box. Default: `contain`. */
  fit?: AttributeValue<SeqPlayer['fit']>;
  /** What stands for a frame that does not exist: the last picture, a card, black, or nothing at all. Default: `hold`. */
  missing?: AttributeValue<SeqPlayer['missing']>;
  /** How the picture and the one of `compare-src` are shown together. Default: `wipe`. */
  compare?: AttributeValue<SeqPlayer['compare']>;
  /** Factor of the difference, which is taken between display codes. Range: 0.1…1000. Default: `1`. */
  'compare-gain'?: AttributeValue<SeqPlayer['compareGain']>;
  /** Share of the second picture in a blend. Range: 0…1. Default: `0.5`. */
  'compare-mix'?: AttributeValue<SeqPlayer['compareMix']>;
  /** Angle of the wipe in degrees, clockwise: 0 has the first picture on the left, 90 above. Range: −360…360. Default: `0`. */
  'compare-angle'?: AttributeValue<SeqPlayer['compareAngle']>;
  /** Which picture `flip` shows: `a` the first, `b` the second. Default: `a`. */
  'compare-side'?: AttributeValue<SeqPlayer['compareSide']>;
  /** Where the edge of a wipe lies, 0…1 across the part of the picture that can be seen. Default: `0.5`. */
  'compare-position'?: AttributeValue<SeqPlayer['comparePosition']>;
  /** Space of the second source. Not set: by the config’s file rules, then as its file says, then the first source’s. */
  'compare-ocio-input'?: AttributeValue<SeqPlayer['compareOcioInput']>;
  /** Added to a frame number it gives the second source’s. Not set: equal numbers, else timecode, else first frames. */
  'compare-offset'?: AttributeValue<SeqPlayer['compareOffset']>;
  /** Side in pixels, 1…64, of the square that the probe reads: average, least and greatest value. Default: `1`. */
  'probe-area'?: AttributeValue<SeqPlayer['probeArea']>;
  /** Scopes below the picture, parted by blanks: `waveform`, `parade`, `vectorscope`, `histogram`; empty: all of them. */
  scopes?: AttributeValue<SeqPlayer['scopes']>;
  /** What scopes count: code values of the display, light (`linear`), or its stops around 18 % grey (`log`). A vectorscope always has codes. Default: `display`. */
  'scope-values'?: AttributeValue<SeqPlayer['scopeValues']>;
  /** Whether scopes show the picture after the view (exposure, table, tone map, OpenColorIO, display), or before it, as the file means it. Default: `after`. */
  'scope-stage'?: AttributeValue<SeqPlayer['scopeStage']>;
  /** What the scales of scopes are labelled with: percent, codes of 10 bits, or nits (cd/m²). Default: `percent`. */
  'scope-units'?: AttributeValue<SeqPlayer['scopeUnits']>;
  /** Which of two compared pictures scopes show; `auto`: the one that is seen alone, else the first. Default: `auto`. */
  'scope-side'?: AttributeValue<SeqPlayer['scopeSide']>;
  /** The part of the picture that scopes show: `left,top,width,height` in its pixels. Not set: all of it. */
  'scope-region'?: AttributeValue<SeqPlayer['scopeRegion']>;
  /** vote: share of memory the cache may use, 25–95 */
  'cache-percent'?: AttributeValue<number>;
  /** vote: memory left to everything else, 0.5–8 GB */
  'cache-reserve-gb'?: AttributeValue<number>;
  /** vote: absolute limit, at most 12288 MB */
  'cache-max-mb'?: AttributeValue<number>;
  /** vote: decode workers, 1–8 */
  workers?: AttributeValue<number>;
}

/** Properties of `<seq-player>` that no attribute sets. */
export interface SeqPlayerProperties {
  /** Says where each frame is fetched: `(frame, {signal})` → address, Blob, or a promise of one. */
  resolveFrame?: SeqPlayer['resolveFrame'] | undefined;
  /** Finds media of an edit that a page cannot open (`file:///mnt/…`): `(reference, {clip, signal})` → anything that `load()` takes, null, or a promise of either. Both are as the edit's document has them. */
  resolveMedia?: SeqPlayer['resolveMedia'] | undefined;
  /** What is shown: as given to `load()`, or by `src` and `frames`. */
  source?: Parameters<SeqPlayer['load']>[0] | undefined;
  /** Notes on frames; linked timelines show them. The host owns them. Throws TypeError naming a wrong field. */
  markers?: SeqPlayer['markers'] | undefined;
  /** What is drawn and written on frames, as plain JSON in the pixels of the display window. The host owns it; until it sets it, and after it sets null, it is what an edit brings along. Throws TypeError naming a wrong field; fields and items that are not known are kept. */
  annotations?: SeqPlayer['annotations'] | undefined;
}

/** Events that `<seq-player>` dispatches, and those that bubble up to it. */
export interface SeqPlayerEvents {
  /** the source, its frames or its first header changed: `{source}` */
  'seq-source-change': SeqEvents['seq-source-change'];
  /** `{frame, shown, held, dropped, presented}` */
  'seq-frame-change': SeqEvents['seq-frame-change'];
  /** another clip of an edit is on the canvas: `{clip}`, null in a gap */
  'seq-clip-change': SeqEvents['seq-clip-change'];
  /** `{playing, speed, fps}` */
  'seq-playback-change': SeqEvents['seq-playback-change'];
  /** statuses changed: `{ranges}` */
  'seq-status-change': SeqEvents['seq-status-change'];
  /** how the picture is drawn, what is heard (`sound`), or how far the due frame's file has come (`progress`) changed: `{properties}` */
  'seq-display-change': SeqEvents['seq-display-change'];
  /** a note is to be added, changed or removed: `{action, marker}` */
  'seq-marker-request': SeqEvents['seq-marker-request'];
  /** a request changed `markers`: `{added, changed, removed}` */
  'seq-marker-change': SeqEvents['seq-marker-change'];
  /** an annotation is to be added, changed or removed: `{action, annotation}` */
  'seq-annotation-request': SeqEvents['seq-annotation-request'];
  /** a request changed `annotations`: `{added, changed, removed}` */
  'seq-annotation-change': SeqEvents['seq-annotation-change'];
  /** the picture has another place in the element: `toPicture` and `toClient` give others */
  'seq-view-change': SeqEvents['seq-view-change'];
  /** `{active, reason}` */
  'seq-stall': SeqEvents['seq-stall'];
  /** files of the user are to be opened: `{source, sources}`; `load()` takes any of them */
  'seq-open-request': SeqEvents['seq-open-request'];
  /** `{code, message, frame, retryable}`; bubbles */
  'seq-error': SeqEvents['seq-error'];
  'seq-play-request': SeqEvents['seq-play-request'];
  'seq-pause-request': SeqEvents['seq-pause-request'];
  'seq-seek-request': SeqEvents['seq-seek-request'];
  'seq-step-request': SeqEvents['seq-step-request'];
  'seq-range-request': SeqEvents['seq-range-request'];
  'seq-display-request': SeqEvents['seq-display-request'];
}

/** Attributes of `<seq-timeline>`. */
export interface SeqTimelineAttributes {
  /** Unit of the ruler and the read-outs. */
  units?: AttributeValue<SeqTimeline['units']>;
  /** Shows the waveform of the player's sound below the load indicator. */
  waveform?: AttributeValue<SeqTimeline['waveform']>;
  /** Shows a filmstrip below the load indicator, and a picture of the frame in the read-out under the pointer. */
  thumbnails?: AttributeValue<SeqTimeline['thumbnails']>;
  /** Id of the player; without it, and without `player`, the enclosing player. */
  for?: AttributeValue<SeqTimeline['for']>;
}

/** Properties of `<seq-timeline>` that no attribute sets. */
export interface SeqTimelineProperties {
  /** The linked player; setting it comes before `for`. */
  player?: SeqTimeline['player'] | undefined;
}

/** Events that `<seq-timeline>` dispatches, and those that bubble up to it. */
export interface SeqTimelineEvents {
  /** asks for a frame: `{frame, scrub}` */
  'seq-seek-request': SeqEvents['seq-seek-request'];
  /** playing goes on after a scrub */
  'seq-play-request': SeqEvents['seq-play-request'];
  /** playing pauses for a scrub */
  'seq-pause-request': SeqEvents['seq-pause-request'];
  /** asks for a play range: `{in, out}` */
  'seq-range-request': SeqEvents['seq-range-request'];
  /** a marker was chosen: `{marker}` */
  'seq-marker-select': SeqEvents['seq-marker-select'];
  'seq-error': SeqEvents['seq-error'];
  'seq-step-request': SeqEvents['seq-step-request'];
  'seq-open-request': SeqEvents['seq-open-request'];
  'seq-marker-request': SeqEvents['seq-marker-request'];
  'seq-annotation-request': SeqEvents['seq-annotation-request'];
  'seq-display-request': SeqEvents['seq-display-request'];
}

/** Attributes of `<seq-status>`. */
export interface SeqStatusAttributes {
  /** vote: share of memory the cache may use, 25–95 */
  'cache-percent'?: AttributeValue<number>;
  /** vote: memory left to everything else, 0.5–8 GB */
  'cache-reserve-gb'?: AttributeValue<number>;
  /** vote: absolute limit, at most 12288 MB */
  'cache-max-mb'?: AttributeValue<number>;
  /** vote: decode workers, 1–8 */
  workers?: AttributeValue<number>;
  /** Id of the player; without it, and without `player`, the enclosing player. */
  for?: AttributeValue<SeqStatus['for']>;
  /** What to show, in order: `file frame timecode range resolution format layer zoom probe fps dropped mem cache buffered hits workers network blocked epoch`. Default: `frame fps dropped mem`. */
  show?: AttributeValue<SeqStatus['show']>;
  /** Offers the settings panel, and applies what it kept. */
  settings?: AttributeValue<SeqStatus['settings']>;
  /** Name under which the panel keeps its settings. */
  'settings-key'?: AttributeValue<SeqStatus['settingsKey']>;
}

/** Properties of `<seq-status>` that no attribute sets. */
export interface SeqStatusProperties {
  /** The linked player; setting it comes before `for`. */
  player?: SeqStatus['player'] | undefined;
  /** Where the panel keeps its settings. Default: the browser's localStorage; it never throws. */
  storage?: SeqStatus['storage'] | undefined;
  /** The cache shown. Default: the page's. */
  cache?: SeqStatus['cache'] | undefined;
}

/** Events that `<seq-status>` dispatches, and those that bubble up to it. */
export interface SeqStatusEvents {
  /** the settings panel asks the player: `{preloadOrder, resolution, missing}` */
  'seq-display-request': SeqEvents['seq-display-request'];
  'seq-error': SeqEvents['seq-error'];
  'seq-play-request': SeqEvents['seq-play-request'];
  'seq-pause-request': SeqEvents['seq-pause-request'];
  'seq-seek-request': SeqEvents['seq-seek-request'];
  'seq-step-request': SeqEvents['seq-step-request'];
  'seq-range-request': SeqEvents['seq-range-request'];
  'seq-open-request': SeqEvents['seq-open-request'];
  'seq-marker-request': SeqEvents['seq-marker-request'];
  'seq-annotation-request': SeqEvents['seq-annotation-request'];
}

/** Elements by their tags. */
export interface ElementByTag {
  'seq-player': SeqPlayer;
  'seq-timeline': SeqTimeline;
  'seq-status': SeqStatus;
}

/** Attributes by tag. */
export interface AttributesByTag {
  'seq-player': SeqPlayerAttributes;
  'seq-timeline': SeqTimelineAttributes;
  'seq-status': SeqStatusAttributes;
}

/** Properties that no attribute sets, by tag. */
export interface PropertiesByTag {
  'seq-player': SeqPlayerProperties;
  'seq-timeline': SeqTimelineProperties;
  'seq-status': SeqStatusProperties;
}

/** Events by tag. */
export interface EventsByTag {
  'seq-player': SeqPlayerEvents;
  'seq-timeline': SeqTimelineEvents;
  'seq-status': SeqStatusEvents;
}
