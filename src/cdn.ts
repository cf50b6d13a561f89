import { prefetchWorkerScript } from './core/presenter/client/start-tiers.ts';
import { registerElements } from './components/page/register-elements.ts';

export { SeqError } from './core/base/seq-error.ts';
export { cacheManager } from './components/page/cache-manager.ts';
export { configureCache } from './core/cache/page-cache.ts';
export { configureColour } from './core/player/colour/page-colour.ts';
export { registerStrings } from './components/text/register-strings.ts';
export { registerDecoder } from './core/codec/registry/host-decoders.ts';
export { SeqPlayer } from './components/player/seq-player.ts';
export { SeqStatus } from './components/status/seq-status.ts';
export { SeqTimeline } from './components/timeline/seq-timeline.ts';

prefetchWorkerScript();
registerElements();
