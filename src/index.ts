export { SeqError, type SeqErrorCode } from './core/base/seq-error.ts';
export type { CacheStats, MemoryLimit, PlayerStats } from './core/cache/cache-contract.ts';
export type { FrameStatusName } from './core/frame/frame-status.ts';
export type { Marker } from './core/player/marker.ts';
export type { PlayerDocument } from './core/player/player-document.ts';
export { fromStateFragment, toStateFragment } from './core/player/state-fragment.ts';
export type { SettingStorage } from './core/settings/setting-storage.ts';
export type { PlayerEvents, PlayerSnapshot } from './core/player/player-snapshot.ts';
export type { SeekOutcome, SeekResult } from './core/player/seek-ledger.ts';
export type {
  ManifestFiles,
  ManifestFrame,
  ManifestProxy,
  ManifestSize,
  SequenceManifest,
} from './core/sequence/manifest/sequence-manifest.ts';
export type { LocalFile } from './core/sequence/local/local-file.ts';
export type { LocalSource } from './core/sequence/local/find-local-sources.ts';
export type { FrameAddress, ResolveFrame, SourceDescription } from './core/sequence/source-description.ts';
export { cacheManager } from './components/cache-manager.ts';
export { configureCache } from './core/cache/page-cache.ts';
export type { RequestDetails } from './components/request-events.ts';
export type { StateEventDetails, StateEventMap } from './components/state-events.ts';
export { SeqPlayer } from './components/seq-player.ts';
export { SeqStatus } from './components/seq-status.ts';
export { SeqTimeline } from './components/seq-timeline.ts';
