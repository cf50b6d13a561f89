import type { SeqErrorCode } from '../../core/base/seq-error.ts';
import type { StallReason } from '../../core/presenter/protocol.ts';
import { spoken } from './spoken.ts';

/**
 * Every word that the elements show or say from the beginning; those of parts that are loaded when they are needed are in
 * `part-strings.ts`, the labels of commands and settings stand with these.
 */
export const strings = spoken('strings', {
  muted: 'muted',
  soundBlocked: 'Click to turn sound on',
  soundRefused: (reason: string) => `No sound: ${reason}`,
  drop: 'Drop files or a folder here',
  unmanaged: 'not colour-managed',
  sceneLinear: (values: string) => `linear ${values}`,
  mainLayer: (channels: string) => `${channels} (main)`,
  timeline: 'Timeline',
  player: 'Image sequence player',
  status: 'Player status',
  controls: 'Playback controls',
  rateOf: (fps: string) => `${fps} fps`,
  incomplete: 'incomplete file',
  gapTitle: 'Frame does not exist',
  gapMessage: (frame: number) => `The sequence has no frame ${frame}.`,
  held: (frame: number, shown: number) => `${frame} (held ${shown})`,
  noSource: 'No source',
  unlinked: 'Not linked to a player',
  loading: 'Loading',
  stalls: {
    loading: 'Loading',
    error: 'Stopped by errors',
    network: 'Waiting for the network',
    host: 'Waiting for the page’s resolveFrame',
    decoding: 'Decoding',
    memory: 'Waiting for memory',
    'silent-server': 'The server has stopped sending',
  } satisfies Record<StallReason, string>,
  loadingLayer: (layer: string) => `Loading ${layer}…`,
  offline: 'Offline: waiting for the network',
  retry: 'Try again',
  frame: (frame: number) => `Frame ${frame}`,
  frameFailed: (frame: number) => `Frame ${frame} failed`,
  errors: {
    'source-invalid': 'Invalid source',
    'fetch-failed': 'The file could not be downloaded',
    'not-found': 'File not found',
    forbidden: 'Access to the file was denied',
    'format-unsupported': 'Unsupported file format',
    'decode-failed': 'The file could not be decoded',
    truncated: 'The file is truncated',
    'frame-too-large': 'The frame exceeds the memory limit',
    'worker-crashed': 'The decoder crashed on this frame',
    'worker-blocked': 'This page’s security policy blocks the decoder',
    'ocio-invalid': 'The OpenColorIO config is not valid',
    'gl-unavailable': 'WebGL 2 is not available in this browser',
    'gl-context-lost': 'The graphics context was lost',
    'budget-too-small': 'The memory limit is too small',
  } satisfies Record<SeqErrorCode, string>,
  clearCache: 'Clear cache',
  settings: 'Settings',
} as const);
