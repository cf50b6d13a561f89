import type { FrameRequest } from '../frame/frame-request.ts';
import type { SeqError } from '../base/seq-error.ts';
import type { FrameNumber } from '../frame/frame-number.ts';
import type { FrameStatus } from '../frame/frame-status.ts';
import type { FrameHeader, PlayerId, PresenterReport, SourceKey } from '../presenter/protocol.ts';
import type { FrameList } from '../sequence/frames/frame-list.ts';
import type { MissingFrames } from '../sequence/frames/missing-frames.ts';
import type { FrameRepeats, FrameStretch } from '../sequence/frames/frame-repeats.ts';
import type { WantedPicture } from '../sequence/source/resolve-source.ts';
import type { PlaybackPlan } from '../time/playback-plan.ts';

/** What a session hands the manager about a source. Two sources with the same `id` share frames. */
export interface CacheSource {
  /** Identity: the same pattern, list and request settings give the same id. */
  readonly id: string;
  readonly frames: FrameList;
  /**
   * What stays the same when the list grows: sources of one family have the same file under the same number. A player
   * that goes on to a longer list of its source's family keeps what is held. Absent: belongs to none.
   */
  readonly family?: string | undefined;
  /** Address of a listed frame. May be asynchronous (`resolveFrame`); rejects with what becomes the frame's error. */
  request(frame: FrameNumber, signal: AbortSignal, wanted?: WantedPicture): FrameRequest | Promise<FrameRequest>;
  /** Bytes of a default layer's planes at full resolution, where they are known before any frame is read. */
  readonly decodedBytes?: number;
  /**
   * Frames that may be under way at a time where one decoder stays with the file and orders them itself. All of them
   * together take one place. Absent: each takes a place of its own.
   */
  readonly maxConcurrentLoads?: number;
  /** The page's own function is asked where each frame is: it may take long, or never answer. */
  readonly byHost?: boolean;
  /** Memory that its own lists take, about; counted in the ledger. Absent: next to none. */
  readonly ownBytes?: number;
  /** Length of a frame's file, where it is known. */
  fileBytes?(frame: FrameNumber): number | undefined;
  /** Frames that show the pictures of others: those are loaded and held once. Absent: each shows its own. */
  readonly repeats?: FrameRepeats | null;
  /** Frames with the same answer are expected to be of one size. Absent: all are. */
  sizeGroup?(frame: FrameNumber): number;
  /** Frames that cannot be had for the reason for which this one has failed for good; null or absent: it alone. */
  failingWith?(frame: FrameNumber): FrameStretch | null;
  /**
   * Where frames come from several hosts: `missing` without the frames of a host for which so many of those that wait do;
   * null: no host has so many. Absent: all frames come from one.
   */
  besidesCrowd?(missing: MissingFrames, waiting: readonly FrameNumber[], most: number): MissingFrames | null;
  /** True where decoding backwards is expensive (video): `preload-order="auto"` becomes forward. */
  readonly sequential: boolean;
}

export type PreloadOrder = 'spiral' | 'forward';

/** What one player wants now. Replaced whole on every change; compared by the manager, which re-plans. */
export interface PlayerDemand {
  readonly plan: PlaybackPlan;
  readonly layer: string;
  readonly level: number;
  /** The level is a guess: what it should be follows from the picture's size, which the first header tells. */
  readonly levelOpen?: boolean;
  readonly visible: boolean;
  readonly order: PreloadOrder;
  /** Direction of the last move, which biases the spiral. */
  readonly direction: 1 | -1;
  /** False for `preload="none"`: only the current frame is loaded, and what plays. */
  readonly preload: boolean;
  /** Bytes of textures that its pictures are composed in, besides those of frames; 0 where absent. */
  readonly drawBytes?: number;
  /** Only the current frame is wanted, and anything else before it: thumbnails. Default: false. */
  readonly background?: boolean;
}

/** How a demand differs from the one before. */
export interface DemandOptions {
  /** Bumps the epoch: seeks, range, direction, rate and mode changes do; sequential steps do not. */
  readonly jump: boolean;
  /**
   * The jump is part of a scrub, so only the current frame is loaded until the playhead rests. Absent: jumps that follow
   * one another quickly count as scrubbing.
   */
  readonly scrub?: boolean;
}

/** What a player sees of its source's frames: one status array per source@generation and layer. */
export interface StatusView {
  /** One status byte per frame index. Read only: the manager writes. */
  readonly statuses: Uint8Array;
  /** Resolution level of each Loaded frame, by frame index. */
  readonly levels: Uint8Array;
  /** 1 for each Loaded frame whose file ended early, by frame index: the rows it has are shown. */
  readonly incomplete: Uint8Array;
  /** Rises with each change. */
  readonly version: number;
  /** Frame indices [from, to) changed since `version`; null: nothing did. */
  dirtySince(version: number): { readonly from: number; readonly to: number } | null;
  status(frame: FrameNumber): FrameStatus;
  /** The error of an Error or Missing frame; null otherwise. */
  errorOf(frame: FrameNumber): SeqError | null;
}

/**
 * Why nothing loads for a player. `host`: the page's `resolveFrame` has not said where the due frame is. `silent-server`:
 * the server owes bytes of it, and has sent none for 3 seconds.
 */
export type BlockedReason = null | 'budget' | 'workers' | 'network' | 'host' | 'silent-server' | 'too-large' | 'error';

/** How far the file of the due frame has come, bytes. */
export interface FrameProgress {
  readonly loaded: number;
  /** The whole file; null while that is not known, and where it is read in parts. */
  readonly total: number | null;
}

/** How much is loaded, and how long it lasts. */
export interface Buffered {
  /** Share of the range's listed frames that are loaded, 0…1. */
  readonly share: number;
  /** Seconds that play from here without loading anything more. */
  readonly ahead: number;
  /** Seconds until play from here would not stall, as fast as frames come now; null while that is not known. */
  readonly wait: number | null;
}

export interface PlayerStats {
  readonly lookAheadSeconds: number;
  readonly blocked: BlockedReason;
  readonly shownFps: number;
  readonly droppedFrames: number;
  /** Bytes of a frame of its source as it is loaded now; null before one is known. */
  readonly frameBytes?: number | null;
}

/** What the manager reports to a player's session. All calls are synchronous and cheap. */
export interface PlayerListener {
  /** Statuses changed; at most one call per task. */
  statusChanged(): void;
  /** The first header of the source@generation, and later ones that differ, with the frame it was read from. */
  header(header: FrameHeader, frame: FrameNumber): void;
  /** A frame failed: once per frame and generation. */
  failed(frame: FrameNumber, error: SeqError): void;
  /** Reports of the presenter that name this player. */
  report(report: Extract<PresenterReport, { player: PlayerId }>): void;
  /** The presenter was replaced or the canvas is unusable: hand over a new canvas. */
  canvasLost(): void;
  /** The epoch, key or limit changed in a way that state snapshots show. */
  cacheChanged(): void;
  /** The file of the due frame has come further, or its server has fallen silent; twice a second at most. */
  progressed(): void;
}

/** A player's side of the cache. */
export interface PlayerHandle {
  readonly id: PlayerId;
  readonly epoch: number;
  readonly sourceKey: SourceKey | null;
  /** Views the statuses of the current source and layer; null without a source. */
  readonly status: StatusView | null;
  readonly stats: PlayerStats;
  /** At most 100 ms old. */
  readonly buffered: Buffered;
  /** Of the due frame; null where it is not under way, or came at once. */
  readonly progress: FrameProgress | null;
  /** Changes source; a new generation of the same id when `reload` is true. null: no source. */
  setSource(source: CacheSource | null, options?: { reload?: boolean }): void;
  /** Replaces what the player wants; null: nothing. */
  demand(demand: PlayerDemand | null, options: DemandOptions): void;
  /** Tries Error and Missing frames again: one, or all. */
  retry(frame?: FrameNumber): void;
  /** Drops this player's claims and, where nobody else wants them, its frames. */
  dispose(): void;
}

/** A memory limit as the page or the panel sets it. */
export type MemoryLimit = { readonly fraction: number; readonly reserveGB: number } | { readonly maxBytes: number };

/** One element's votes; undefined fields do not vote. They end with the element's connection. */
export interface CacheVotes {
  readonly percent?: number | undefined;
  readonly reserveGB?: number | undefined;
  readonly maxMB?: number | undefined;
  readonly workers?: number | undefined;
}

/** Whose word a setting of the cache follows. */
export type SettingSource = 'page' | 'panel' | 'vote' | 'default';

/** A part of the memory limit, and whose word it is. */
export interface LimitTerm {
  readonly value: number;
  readonly by: SettingSource;
}

/** What the limit in force is made of: share and reserve, or an absolute figure. Parts that do not count are null. */
export interface LimitTerms {
  /** Share of the memory, 0…1. */
  readonly fraction: LimitTerm | null;
  readonly reserveGB: LimitTerm | null;
  readonly maxBytes: LimitTerm | null;
}

export interface CacheStats {
  readonly limit: number;
  /** Who set the limit, and the number of decode workers. */
  readonly limitBy?: SettingSource;
  readonly workersBy?: SettingSource;
  readonly limitTerms?: LimitTerms;
  readonly used: number;
  readonly reserved: number;
  readonly resident: number;
  readonly releasing: number;
  readonly spare: number;
  readonly textures: number;
  /** Held by the page beside frames: sound, peaks, thumbnails. */
  readonly beside: number;
  readonly entries: number;
  readonly hits: number;
  readonly misses: number;
  readonly loads: number;
  readonly evictions: number;
  readonly aborted: number;
  readonly stale: number;
  readonly errors: number;
  readonly workers: { readonly total: number; readonly busy: number; readonly dead: number };
  /** Median decode time of recent loads, milliseconds. */
  readonly decodeMs: number;
  readonly bytesRead: number;
  /** True while a page that has been hidden for a while keeps to a quarter of its limit. */
  readonly trimmed?: boolean;
  readonly players: readonly PlayerStats[];
}
