import type { Annotation } from '../annotation/annotation.ts';
import { FRAME_STATUS_NAMES, type FrameStatusName } from '../frame/frame-status.ts';
import { framesPerSecond, type Rate } from '../time/rate.ts';
import { NO_TIMECODE, type TimecodeOrigin } from '../time/timecode.ts';
import { type LoadedSource, playRange, playRate, truncatedError } from './source/loaded-source.ts';
import { pictureLayout } from './view/player-layout.ts';
import { pictureScale, type PictureView } from './view/picture-view.ts';
import { isDormant, type PlayerIntent } from './player-intent.ts';
import type { Buffered, FrameProgress, StatusView } from '../cache/cache-contract.ts';
import { NOTHING_BUFFERED } from '../cache/statistics/buffered.ts';
import { type FrameNumber, frameNumber } from '../frame/frame-number.ts';
import type { SeqErrorCode, SeqErrorValue } from '../base/seq-error.ts';
import type { FrameHeader, LayerInfo, PresentedFrame, StallReason } from '../presenter/protocol.ts';
import type { PixelSample } from '../frame/pixel-sample.ts';
import type { SourceNote } from '../frame/source-note.ts';
import type { ClipState, EditClip } from '../sequence/source/edit-timeline.ts';
import type { FrameList } from '../sequence/frames/frame-list.ts';
import type { PlayerSettings } from '../settings/player-settings.ts';
import type { FrameRange, LoopMode, PlaybackMode } from '../time/playback-plan.ts';
import type { SoundSnapshot } from './sound/sound-state.ts';
import type { PresentedOcio } from '../frame/ocio-answer.ts';
import { ocioNotes, ocioSnapshot, type OcioSnapshot } from './colour/ocio-snapshot.ts';
import type { CompareSnapshot } from './compare/compare-snapshot.ts';
import type { Marker } from './document/marker.ts';

/** What plays and is seen at one moment, as far as page and people did not ask for it. */
export interface PlaybackFacts {
  readonly source: LoadedSource | null;
  readonly due: FrameNumber;
  readonly shown: FrameNumber | null;
  readonly settling: boolean;
  readonly playing: boolean;
  readonly stalled: boolean;
  /** Frames per second that the plan counts with; null: none is made yet. */
  readonly rate: Rate | null;
  readonly measuredFps: number;
  /** Layer on the canvas, as it was asked for; null for none. */
  readonly shownLayer: string | null;
  readonly level: number;
  readonly complete: boolean;
  readonly dropped: number;
  readonly status: StatusView | null;
  readonly buffered: Buffered;
  readonly progress: FrameProgress | null;
  readonly compare: CompareSnapshot | null;
  /** The picture has half of the canvas. */
  readonly isSideBySide: boolean;
  readonly probe: PixelSample | null;
  readonly sound: SoundSnapshot | null;
  /** What of sound beside the pictures is not honoured. */
  readonly soundNotes: readonly SourceNote[];
  readonly ocio: PresentedOcio | null;
}

const NO_NOTES: readonly SourceNote[] = Object.freeze([]);

/** Nothing plays: the player was never attached to a cache. */
export const NO_PLAYBACK: PlaybackFacts = Object.freeze({
  source: null,
  due: frameNumber(1),
  shown: null,
  settling: false,
  playing: false,
  stalled: false,
  rate: null,
  measuredFps: 0,
  shownLayer: null,
  level: 0,
  complete: true,
  dropped: 0,
  status: null,
  buffered: NOTHING_BUFFERED,
  progress: null,
  compare: null,
  isSideBySide: false,
  probe: null,
  sound: null,
  soundNotes: NO_NOTES,
  ocio: null,
});

const NO_CLIPS: readonly EditClip[] = Object.freeze([]);
const NO_ANNOTATIONS: readonly Annotation[] = Object.freeze([]);

/** What a session's state says: of what is asked of it, and of what plays. */
export function buildSnapshot(intent: PlayerIntent, facts: PlaybackFacts): PlayerSnapshot {
  const { settings, range, view, markers, annotations } = intent;
  const { source, due } = facts;
  const frames = source?.resolved?.frames ?? null;
  const shown = frames ? facts.shown : null;
  const play = frames ? playRange(source, range) : null;
  const rate = facts.rate ?? playRate(source, settings.fps);
  const layout = pictureLayout(intent.layout, facts.isSideBySide);
  return Object.freeze({
    source: source?.name ?? null,
    opening: source?.opening ?? false,
    dormant: frames !== null && isDormant(intent),
    frames,
    layers: source?.layers ?? [],
    header: source?.header ?? null,
    size: source?.size ?? null,
    frame: frames ? due : null,
    shown,
    shownLayer: shown === null ? null : (facts.shownLayer ?? settings.layer),
    held: shown !== null && (shown !== due || (facts.shownLayer ?? settings.layer) !== settings.layer),
    settling: facts.settling,
    index: frames?.indexOf(due) ?? null,
    playing: facts.playing,
    stalled: facts.stalled,
    speed: settings.speed,
    fps: framesPerSecond(rate),
    rate,
    timecode: source?.timecode(rate) ?? NO_TIMECODE,
    measuredFps: facts.measuredFps,
    playback: settings.playback,
    range,
    in: play?.in ?? null,
    out: play?.out ?? null,
    loop: settings.loop,
    layer: settings.layer,
    level: facts.level,
    complete: facts.complete,
    dropped: facts.dropped,
    buffered: facts.buffered,
    progress: facts.progress,
    status: frames ? statusName(facts, frames) : null,
    error: errorOf(facts),
    notes: notesOf(facts, settings),
    clip: frames ? (source?.resolved?.edit?.stateAt(shown ?? due) ?? null) : null,
    clips: source?.resolved?.edit?.clips ?? NO_CLIPS,
    settings,
    view,
    scale: source?.size ? pictureScale(source.size, layout, view, settings.fit) : null,
    markers: markers.length > 0 ? markers : (source?.resolved?.markers ?? markers),
    annotations: annotations ?? source?.annotations ?? NO_ANNOTATIONS,
    compare: facts.compare,
    sound: facts.sound,
    ocio: ocioSnapshot(facts.ocio),
    probe: facts.probe,
  });
}

function statusName({ status, due }: PlaybackFacts, frames: FrameList): FrameStatusName {
  if (frames.indexOf(due) === null) return 'Missing';
  return (status ? FRAME_STATUS_NAMES[status.status(due)] : undefined) ?? 'Placeholder';
}

function notesOf({ source, soundNotes, ocio }: PlaybackFacts, settings: PlayerSettings): readonly SourceNote[] {
  const notes = source?.notes ?? NO_NOTES;
  const others = [...soundNotes, ...ocioNotes(ocio, settings)];
  return others.length > 0 ? [...notes, ...others] : notes;
}

/** The source's own error, else the due frame's; a file that ends early is one, though its rows are shown. */
function errorOf({ source, status, due, complete, shown }: PlaybackFacts): PlayerSnapshot['error'] {
  if (source?.error) return Object.freeze({ ...source.error.toValue(), frame: null });
  const error = source?.resolved ? (status?.errorOf(due) ?? null) : null;
  if (error) return Object.freeze({ ...error.toValue(), frame: due });
  if (complete || shown !== due || !source?.resolved) return null;
  return Object.freeze({ ...truncatedError(shown).toValue(), frame: shown });
}

/** What a player shows and does: frozen, replaced whole on every change. */
export interface PlayerSnapshot {
  /** What `src` or `load()` named; null without a source. */
  readonly source: string | null;
  /** The source is being opened: its frames are not known yet, and no error is. */
  readonly opening: boolean;
  /** `preload="none"`, and nobody has played, sought or stepped yet: nothing is requested. */
  readonly dormant: boolean;
  /** The source's frames; null without a valid source. */
  readonly frames: FrameList | null;
  /** Layers of the frame shown, in file order; before one is, of the first header; empty until that. */
  readonly layers: readonly LayerInfo[];
  /** What the header of the frame shown says; before one is, of the source's first. null until one is read. */
  readonly header: FrameHeader | null;
  /** Size in pixels of the frame shown; before one is, by the source itself or its first header. null: not known. */
  readonly size: { readonly width: number; readonly height: number; readonly pixelAspectRatio: number } | null;
  /** The due frame; null without a source. */
  readonly frame: number | null;
  /** The frame whose pixels are on the canvas; null for a card, black or nothing yet. */
  readonly shown: number | null;
  /** The layer on the canvas, as `layer` named it; null where there is no picture. */
  readonly shownLayer: string | null;
  /** `shown !== null && (shown !== frame || shownLayer !== layer)`: what is on the canvas is not what is asked for. */
  readonly held: boolean;
  /**
   * The due frame has just moved, and what is on the canvas for it is not reported yet: a display frame or two, 150 ms at
   * most. A due frame that is Loaded is then merely on its way, and numbers beside the picture need not call it held.
   */
  readonly settling: boolean;
  /** 0-based position of the due frame in the list; null for a gap. */
  readonly index: number | null;
  readonly playing: boolean;
  readonly stalled: boolean;
  /** −8…8; negative plays backwards. */
  readonly speed: number;
  /** Target frames per second, decimal. */
  readonly fps: number;
  /** The same, exact: what timecode is counted with. */
  readonly rate: Rate;
  /** How frame numbers and the files' own timecode hang together. */
  readonly timecode: TimecodeOrigin;
  /** New pictures a second over the last second; 0 while nothing new comes. */
  readonly measuredFps: number;
  readonly playback: PlaybackMode;
  /** In and out set by the user; null: the whole source. */
  readonly range: FrameRange | null;
  /** First and last frame that play covers; null without a source. */
  readonly in: number | null;
  readonly out: number | null;
  readonly loop: LoopMode;
  /** The layer asked for; empty for the source's default. */
  readonly layer: string;
  /** Resolution level on the canvas: 0 full, 1 half. */
  readonly level: number;
  /** False where the file of the picture shown ended early. */
  readonly complete: boolean;
  /** Where the due frame stands; null without a source. */
  readonly status: FrameStatusName | null;
  /** Due slots that passed without their own pixels since the source was set. */
  readonly dropped: number;
  /** How much of the range is loaded, how long it lasts from here, and when play would not stall; 100 ms old at most. */
  readonly buffered: Buffered;
  /** Bytes of the due frame's file as they come: `{loaded, total}`; null where none are on their way, or they come at once. */
  readonly progress: FrameProgress | null;
  /** Why the due frame, or the whole source, has no picture. */
  readonly error: (SeqErrorValue & { readonly frame: number | null }) | null;
  /** What the source asks for and is not honoured, and what is shown instead; never errors. */
  readonly notes: readonly SourceNote[];
  /** The clip whose picture is on the canvas, by the edit's frame; null in a gap, and where the source is no edit. */
  readonly clip: ClipState | null;
  /** The edit's clips in their order; empty where the source is no edit. */
  readonly clips: readonly EditClip[];
  /** Everything that attributes and properties set, at its present value. */
  readonly settings: PlayerSettings;
  /** Zoom and pan. */
  readonly view: PictureView;
  /** Canvas pixels per picture pixel as drawn; null until header and layout are known. */
  readonly scale: number | null;
  readonly markers: readonly Marker[];
  readonly annotations: readonly Annotation[];
  /** The source compared with; null where there is none. */
  readonly compare: CompareSnapshot | null;
  /** The sound that goes with the pictures, theirs or that of `audio-src`; null where there is none. */
  readonly sound: SoundSnapshot | null;
  /** The OpenColorIO config it is shown through, or was to be; null where none is named, or nothing is known of it yet. */
  readonly ocio: OcioSnapshot | null;
  /** Values under the pointer while the probe is on; null where there are none. */
  readonly probe: PixelSample | null;
}

/** Details of the state events, by event name. All happen at most once per animation frame but `error`. */
export interface PlayerEvents {
  'source-change': { readonly source: string | null };
  'frame-change': {
    readonly frame: number;
    readonly shown: number | null;
    readonly held: boolean;
    readonly dropped: number;
    /** Everything since the last event, oldest first. `at` is of the document's `performance.now()`. */
    readonly presented: readonly PresentedFrame[];
  };
  /** Another clip of an edit is on the canvas; null: a gap. */
  'clip-change': { readonly clip: ClipState | null };
  'playback-change': { readonly playing: boolean; readonly speed: number; readonly fps: number };
  /** Inclusive frame number ranges whose status changed. */
  'status-change': { readonly ranges: readonly FrameRange[] };
  'display-change': { readonly properties: readonly string[] };
  stall: { readonly active: boolean; readonly reason: StallReason };
  /** The canvas is of no more use: give the player a new one. */
  'canvas-lost': null;
  error: {
    readonly code: SeqErrorCode;
    readonly message: string;
    readonly frame: number | null;
    readonly retryable: boolean;
    /** It is the compared source's, and `frame` one of its numbers. */
    readonly companion?: true;
  };
}
