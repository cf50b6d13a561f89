import { registerElements } from './components/register-elements.ts';

export { SeqError } from './core/base/seq-error.ts';
export { cacheManager } from './components/cache-manager.ts';
export { configureCache } from './core/cache/page-cache.ts';
export { registerDecoder } from './core/codec/host-decoders.ts';
export { SeqPlayer } from './components/seq-player.ts';
export { SeqStatus } from './components/seq-status.ts';
export { SeqTimeline } from './components/seq-timeline.ts';

registerElements();
