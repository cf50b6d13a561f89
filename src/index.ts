export type {
  Annotation,
  AnnotationItem,
  AnnotationPoint,
  ItemType,
  UnknownItem,
} from './core/annotation/annotation.ts';
export type { AnnotationChanges } from './core/annotation/annotation-changes.ts';
export { SeqError, type SeqErrorCode } from './core/base/seq-error.ts';
export type { Codec, DecodeRequest, DecodeResult, PictureHeader } from './core/codec/codec.ts';
export type { HostDecoder, MagicBytes } from './core/codec/registry/file-format.ts';
export { registerDecoder } from './core/codec/registry/host-decoders.ts';
export type { CacheStats, MemoryLimit, PlayerStats } from './core/cache/cache-contract.ts';
export type { FrameStatusName } from './core/frame/frame-status.ts';
export type { Marker } from './core/player/document/marker.ts';
export type { PlayerDocument } from './core/player/document/player-document.ts';
export { fromStateFragment, toStateFragment } from './core/player/document/state-fragment.ts';
export type { SettingStorage } from './core/settings/setting-storage.ts';
export type { PlayerEvents, PlayerSnapshot } from './core/player/player-snapshot.ts';
export type { SeekOutcome, SeekResult } from './core/player/seek/seek-ledger.ts';
export type {
  ManifestFiles,
  ManifestFrame,
  ManifestProxy,
  ManifestSize,
  SequenceManifest,
} from './core/sequence/manifest/sequence-manifest.ts';
export type { LocalFile } from './core/sequence/local/local-file.ts';
export type { LocalSource } from './core/sequence/local/find-local-sources.ts';
export type { FrameAddress, ResolveFrame, SourceDescription } from './core/sequence/source/source-description.ts';
export { cacheManager } from './components/page/cache-manager.ts';
export { configureCache } from './core/cache/page-cache.ts';
export { configureColour, type PageColourOptions } from './core/player/colour/page-colour.ts';
export type { OcioSnapshot } from './core/player/colour/ocio-snapshot.ts';
export type { RequestDetails, RequestEventMap } from './components/events/request-events.ts';
export type { StateEventDetails, StateEventMap } from './components/events/state-events.ts';
export type { InterfaceStrings, PartialStrings } from './components/text/interface-strings.ts';
export { registerStrings } from './components/text/register-strings.ts';
export { SeqPlayer } from './components/player/seq-player.ts';
export { SeqStatus } from './components/status/seq-status.ts';
export { SeqTimeline } from './components/timeline/seq-timeline.ts';
