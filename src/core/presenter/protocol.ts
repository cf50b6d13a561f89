import type { RepeatRun } from '../sequence/frames/repeat-runs.ts';
import type { LayerReading } from '../codec/channel-roles.ts';
import type { FrameRequest } from '../frame/frame-request.ts';
import type { SeqErrorValue } from '../base/seq-error.ts';
import type { FileFormat } from '../codec/registry/file-format.ts';
import type { FrameNumber } from '../frame/frame-number.ts';
import type { PresentedOcio } from '../frame/ocio-answer.ts';
import type { OcioCredentials } from '../frame/ocio-request.ts';
import type { PixelSample } from '../frame/pixel-sample.ts';
import type { PictureInfo } from '../frame/planes.ts';
import type { AudioChunk } from '../frame/audio-chunk.ts';
import type { AudioFacts } from '../frame/audio-facts.ts';
import type { PeakBlock } from '../frame/sound-peaks.ts';
import type { SourceNote } from '../frame/source-note.ts';
import type { TransferState } from '../frame/transfer-state.ts';
import type { VideoFacts } from '../frame/video-facts.ts';
import type { ScopeReading, ScopeRequest } from '../scopes/scope-reading.ts';
import type { CompareMode, CompareSide, ViewSettings } from '../settings/player-settings.ts';
import type { PlaybackPlan } from '../time/playback-plan.ts';

/** One worker script, two roles: a worker learns its own by its name. */
export const PRESENTER_NAME = 'seq-viewer presenter';
export const DECODER_NAME = 'seq-viewer decoder';

/** Identifies one load. Never reused, not even by a presenter that replaces a dead one. */
export type Ticket = number;
/** Identifies a player within the page's cache manager. */
export type PlayerId = number;
/** Source identity and generation, `id@generation`: what a player shows and what a stored frame belongs to. */
export type SourceKey = string;

/** The contents of a file of many frames or of sound, a chunk of its sound or peaks of it, as the request asks; or why it cannot be read. */
export type FileAnswer =
  | { readonly ok: true; readonly facts: VideoFacts | AudioFacts | AudioChunk | PeakBlock }
  /** `error` null: the inspection was cancelled. */
  | { readonly ok: false; readonly error: SeqErrorValue | null };

/** One frame to fetch, decode and keep. Its bytes are reserved in the ledger before it is sent. */
export interface LoadJob {
  readonly ticket: Ticket;
  readonly source: SourceKey;
  readonly frame: FrameNumber;
  readonly request: FrameRequest;
  /** Layer id; empty for the source's default. Known to decoders only. */
  readonly layer: string;
  /** Power of two to reduce by: 0 full, 1 half. */
  readonly level: number;
  /**
   * The size of the picture, and with it the level, is not known yet: the decoder reports the header and waits for
   * `setLevel`, so that not even the first frame is decoded finer than its box needs.
   */
  readonly levelOpen?: boolean;
  /** Encoded bytes the reader may hold; it pauses there and asks for more by a `needBytes` report. */
  readonly encodedBytes: number;
  /** Decoded bytes the planes may take; when the header shows that more are needed, a `needBytes` report asks before they are allocated. */
  readonly decodedBytes: number;
  /** The tier it had when it was dispatched; among jobs fetched by one worker the lowest decodes first. */
  readonly tier: number;
  /** For log lines and for `stats()`. */
  readonly epoch: number;
}

/** Names one picture of a source: frame store keys on the presenter side. */
export interface PictureKey {
  readonly source: SourceKey;
  readonly layer: string;
}

/**
 * How a player's picture is drawn: the view settings, and where it is on screen. A change redraws the picture held; it
 * never decodes or uploads. `lut` and `ocio` are absolute addresses.
 */
export interface PlayerView extends ViewSettings {
  /** Canvas size in device pixels; 0×0 until the element has a layout. */
  readonly width: number;
  readonly height: number;
  /** False while off screen, in a hidden page, or without a box: nothing is drawn and no texture held. */
  readonly visible: boolean;
  /** Canvas pixels per picture pixel, 0.01…100; absent or null: as `fit` says. */
  readonly zoom?: number | null;
  /** Picture pixels from the display window's centre to what lies at the canvas's centre; 0 where absent. */
  readonly panX?: number;
  readonly panY?: number;
  readonly dither?: boolean;
  /** Of the config that `ocio` names, an absolute address. Default `same-origin`. */
  readonly ocioCredentials?: OcioCredentials;
  /** Canvas pixels per CSS pixel: how large things are that are to be read. 1 where it is absent. */
  readonly pixelRatio?: number;
  /** Colour around the picture as 0xRRGGBB; black where it is absent. */
  readonly surround?: number;
}

/** A second picture beside a player's own, B beside A, and how the two are put together. */
export interface ComparedPicture {
  readonly shown: PictureKey;
  /** Space of a config that B is in; absent or null: as its file rules and B's file say, else the first picture's. */
  readonly ocioInput?: string | null;
  /** Added to a frame number of A it gives the frame of B that goes with it. */
  readonly frameOffset: number;
  /** First and last frame of B; what is outside is missing. */
  readonly first: FrameNumber;
  readonly last: FrameNumber;
  readonly mode: CompareMode;
  /** `wipe`: where the edge is, 0…1 across what can be seen of A; A lies before it. */
  readonly position: number;
  /** `wipe`: degrees clockwise; 0 has A on the left, 90 above. */
  readonly angle: number;
  /** `difference`: |A − B| of display codes is multiplied by it. */
  readonly gain: number;
  /** `blend`: share of B, 0…1, in display codes. */
  readonly mix: number;
  /** `flip`: which of the two is shown. */
  readonly side: CompareSide;
}

/** A player as the presenter knows it. Sent whole; the last one wins. */
export interface PlayerState {
  readonly shown: PictureKey | null;
  /** What the picture is compared with. A frame is shown when both are there, or the one of B is known to be unavailable. */
  readonly compare?: ComparedPicture | null;
  readonly plan: PlaybackPlan;
  readonly view: PlayerView;
}

/** Why a due frame has no picture and will not get one for now. `missing` then decides: hold, black or an error card. */
export type UnavailableKind = 'missing' | 'error';

export interface UnavailableReport {
  readonly source: SourceKey;
  readonly frames: readonly FrameNumber[];
  /** null: the frame is available again (a retry, or it has arrived). */
  readonly kind: UnavailableKind | null;
}

/** What the page decides about the presenter. */
export interface PresenterSettings {
  /** Decode workers to keep at most, 1…8. */
  readonly workers: number;
}

/** The settings with what only the presenter client knows: where the scripts are. */
export interface PresenterConfig extends PresenterSettings {
  /** Absolute address from which children start (the presenter's own script); null: decode in this thread. */
  readonly script: string | null;
  /** Absolute addresses of lazily loaded codecs, by name; the page knows them, a Blob worker cannot. */
  readonly codecs: Readonly<Record<string, string>>;
  /** Formats that the host added, asked ahead of the built-in ones. */
  readonly formats?: readonly FileFormat[];
}

/**
 * What the page asks of the presenter, over one ordered channel. None of them waits for a load.
 * Frames, tickets and sizes only; a canvas or a Blob is passed on, pixels never are.
 */
export interface PresenterCommands {
  configure(settings: PresenterSettings): void;
  /** Starts jobs; each is settled by exactly one `stored` or `failed` report. */
  load(jobs: readonly LoadJob[]): void;
  /** Cancels jobs: each still answers (`failed` with `aborted`, or `stored` if it was too late). */
  abort(tickets: readonly Ticket[]): void;
  /** Raises what a job may hold, in answer to `needBytes`: new totals. */
  grant(ticket: Ticket, encodedBytes: number, decodedBytes: number): void;
  /** Answers the header of a job whose level was open. */
  setLevel(ticket: Ticket, level: number): void;
  /** Gives stored frames back; answered by `released` once their buffers are recycled or freed. */
  release(tickets: readonly Ticket[]): void;
  /** Bytes of spare buffers that may be kept for reuse; what is over is freed and reported by `memory`. */
  allowSpare(bytes: number): void;
  /** Bytes of textures that may exist, all players together. Zero until granted. */
  allowTextures(bytes: number): void;
  /** Marks frames as unavailable (known gaps), or clears failures so that frames can be tried again. */
  setUnavailable(report: UnavailableReport): void;
  /** Says which frames of a source show the pictures of others, which are loaded under their own numbers; [] forgets it. */
  setRepeats(source: SourceKey, runs: readonly RepeatRun[]): void;
  /**
   * Gives a player its canvas; again after a canvas was replaced. The canvas is transferred. `colorSpace` is what it can
   * hold: a canvas has one for life.
   */
  attach(player: PlayerId, canvas: OffscreenCanvas, colorSpace: PredefinedColorSpace): void;
  detach(player: PlayerId): void;
  update(player: PlayerId, state: PlayerState): void;
  /** Source and display values at a pixel of the picture shown. */
  sample(player: PlayerId, x: number, y: number, area: number): Promise<PixelSample | null>;
  /** The same under a point of the canvas, in its pixels. */
  probe(player: PlayerId, x: number, y: number, area: number): Promise<PixelSample | null>;
  /**
   * Counts values of the picture shown. A player's next question ends the one before, as a change of an exact one's picture
   * does: the answer is null.
   */
  readScopes(player: PlayerId, request: ScopeRequest): Promise<ScopeReading | null>;
  /** Inspects a file that holds many frames; its request has `position: null`. The caller chooses `id`, for `cancelInspect`. */
  inspectFile(id: number, request: FrameRequest): Promise<FileAnswer | null>;
  /** Cancels an inspection. */
  cancelInspect(id: number): void;
  /**
   * A stored frame as a player of this state would draw it, at the size of its view; null where it is not there, or
   * cannot be drawn now. The caller closes it.
   */
  thumbnail(state: PlayerState, frame: FrameNumber): Promise<ImageBitmap | null>;
  /** What the canvas shows, as an image file. */
  capture(player: PlayerId, type: string): Promise<Blob | null>;
}

/** The commands as a presenter gets them: the presenter client has completed its configuration. */
export interface PresenterConfigCommands extends Omit<PresenterCommands, 'configure'> {
  configure(config: PresenterConfig): void;
}

/** Facts of a source read from a frame's header; small. */
export interface FrameHeader {
  readonly format: string;
  readonly compression: string | null;
  readonly width: number;
  readonly height: number;
  readonly pixelAspectRatio: number;
  readonly layers: readonly LayerInfo[];
  /** The layer id that an empty `layer` stands for. */
  readonly defaultLayer: string;
  /** Frames per second as [numerator, denominator]; null where the file does not say. */
  readonly frameRate: readonly [number, number] | null;
  readonly timecode: string | null;
  /** It was read from a smaller file that stands in for the source's own: layers and format are that file's. */
  readonly proxy?: boolean;
  /** Plain attributes for the HUD: small values only. */
  readonly attributes: Readonly<Record<string, string | number>>;
  /** What of the file is not honoured; absent: nothing. */
  readonly notes?: readonly SourceNote[];
}

/** A layer as the page and the user see it, made from a `CodecLayer` of the decoder: `[part:]prefix`, or one full channel name. */
export interface LayerInfo {
  readonly id: string;
  readonly part: string | null;
  readonly view: string | null;
  readonly channels: readonly string[];
  /** How its channels are read: as colour, as vectors, as depth …; absent where no file has said. */
  readonly reading?: LayerReading;
}

/** One picture put on a player's canvas. */
export interface PresentedFrame {
  /** The frame that was due. */
  readonly frame: FrameNumber;
  /** The frame whose pixels are on the canvas; null for a card or black. */
  readonly shown: FrameNumber | null;
  /** When, in milliseconds of `timeOrigin + now()`. */
  readonly at: number;
}

/** The second picture of a comparison, as it is on the canvas. */
export interface PresentedComparison {
  /** Its frame number in its own source; null: hatched, because it is not there. */
  readonly shown: FrameNumber | null;
  readonly level: number;
  readonly complete: boolean;
}

/** Why play stands still: `loading` at once, the cause after a second. */
export type StallReason = 'loading' | 'error' | 'network' | 'host' | 'decoding' | 'memory' | 'silent-server';

/** What the presenter reports to the page, in order. Reports have no answer. */
export type PresenterReport =
  | { readonly kind: 'ready'; readonly webgl: boolean; readonly maxTextureSize: number }
  | { readonly kind: 'header'; readonly ticket: Ticket; readonly header: FrameHeader; readonly decodedBytes: number }
  /** How far a job's file has come; not of those that come at once. */
  | ({ readonly kind: 'transfer'; readonly ticket: Ticket } & TransferState)
  /** The job waits for `grant` or `abort`. */
  | {
      readonly kind: 'needBytes';
      readonly ticket: Ticket;
      readonly encodedBytes: number;
      readonly decodedBytes: number;
    }
  /** The planes are in the frame store: from now on `bytes` are resident and nothing encoded is held. */
  | {
      readonly kind: 'stored';
      readonly ticket: Ticket;
      readonly bytes: number;
      readonly info: PictureInfo;
      readonly timing: JobTiming;
    }
  | {
      readonly kind: 'failed';
      readonly ticket: Ticket;
      readonly error: SeqErrorValue | null;
      readonly aborted: boolean;
    }
  /** The buffers of these frames are back: freed, or counted in `spareBytes`, which is the new total of spare buffers. */
  | { readonly kind: 'released'; readonly tickets: readonly Ticket[]; readonly spareBytes: number }
  /**
   * `tableBytes`: of colour tables, in memory and as textures; absent: 0. `ended`: jobs for tables that have ended, which
   * had asked for bytes: what was granted to them is counted here, or free.
   */
  | {
      readonly kind: 'memory';
      readonly spareBytes: number;
      readonly textureBytes: number;
      readonly tableBytes?: number;
      readonly ended?: readonly Ticket[];
    }
  | {
      readonly kind: 'presented';
      readonly player: PlayerId;
      readonly revision: number;
      /** Everything since the last report, oldest first. */
      readonly frames: readonly PresentedFrame[];
      /** Due slots of this plan revision that passed without their own pixels, in total. */
      readonly dropped: number;
      /** The layer of the picture shown, as it was asked for; null for a card or black. */
      readonly layer: string | null;
      /** Resolution level and completeness of that picture. */
      readonly level: number;
      readonly complete: boolean;
      /** Header of the frame shown, with the first report of a revision. */
      readonly header?: FrameHeader;
      /** What of it differs from the report before of the same revision: fields, undefined for those that are gone. */
      readonly headerChanges?: Partial<FrameHeader>;
      /** The compared picture on the canvas; absent without a comparison. */
      readonly compared?: PresentedComparison;
    }
  /** While playing: what a player's canvas will show, in time for the page to name it in the same display frame. */
  | {
      readonly kind: 'announced';
      readonly player: PlayerId;
      readonly revision: number;
      /** The frame that will be due. */
      readonly frame: FrameNumber;
      /** The frame whose pixels will be on the canvas; null for a card or black. */
      readonly shown: FrameNumber | null;
      /** The page names it from its first animation frame on whose time is not before this one: `timeOrigin + now()`. */
      readonly from: number;
      /** The layer of that picture, as it was asked for; null for a card or black. */
      readonly layer: string | null;
      readonly level: number;
      readonly complete: boolean;
    }
  | {
      readonly kind: 'stall';
      readonly player: PlayerId;
      readonly revision: number;
      readonly active: boolean;
      readonly reason: StallReason;
    }
  /** The plan's origin moved (a stall ended, or `every-frame` waited): the same plan with this `t0` and `start`. */
  | {
      readonly kind: 'rebased';
      readonly player: PlayerId;
      readonly revision: number;
      readonly t0: number;
      readonly start: FrameNumber;
      readonly direction: 1 | -1;
    }
  /** A `once` plan has shown its last frame. */
  | { readonly kind: 'ended'; readonly player: PlayerId; readonly revision: number; readonly frame: FrameNumber }
  /** A player's colour table could not be loaded; its pictures are drawn without it. */
  | { readonly kind: 'lut-failed'; readonly player: PlayerId; readonly url: string; readonly error: SeqErrorValue }
  /** How a player's config is followed; null: it names none any more. */
  | { readonly kind: 'ocio'; readonly player: PlayerId; readonly ocio: PresentedOcio | null }
  | { readonly kind: 'workers'; readonly total: number; readonly busy: number; readonly dead: number }
  /** The drawing context was lost; or it is back and what is drawn arrives, and every canvas is to be handed over anew. */
  | { readonly kind: 'context'; readonly lost: boolean }
  | { readonly kind: 'log'; readonly level: 'debug' | 'warn'; readonly message: string };

/** Asks a presenter worker for a sign of life, which it gives as `pong`. */
export interface Ping {
  readonly kind: 'ping';
}

/** What a presenter worker sends on its own. */
export type PresenterNotice =
  | PresenterReport
  | { readonly kind: 'pong' }
  /** Its script runs and takes commands; whether it can draw is said by `ready`, later. */
  | { readonly kind: 'started' }
  /**
   * It makes its drawing context: until `ready` it may not answer. `decoder` is a way to the decoder that has the first
   * job, where one has: its headers and requests for bytes come there, too, and until `ready` it is told the answers,
   * `[name, ...arguments]` of `setLevel` and `grant`. Transferred.
   */
  | { readonly kind: 'making-context'; readonly decoder: MessagePort };

/** What a job cost: feeds the forestall estimate and `stats()`. */
export interface JobTiming {
  readonly fetchMs: number;
  readonly decodeMs: number;
  readonly bytesRead: number;
  /** Encoded bytes the job held: the whole file's, or those of the ranges that were read. */
  readonly encodedBytes: number;
}

/** A presenter as the cache manager and sessions see it, wherever it runs. */
export interface PresenterPort {
  readonly commands: PresenterCommands;
  /** Registers the one receiver of reports, and of `died` when the presenter is gone and all its tickets with it. */
  connect(receiver: { report(report: PresenterReport): void; died(onPurpose?: boolean): void; started(): void }): void;
}
