import { animationFrames } from '../player/animation-frames.ts';
import { FakePageCache } from './fake-page-cache.ts';

/** What tests of elements stand on: the page's cache without an engine, and a box in the document. */
export interface ElementStage {
  readonly cache: FakePageCache;
  readonly stage: HTMLElement;
}

/**
 * Makes a stage before each test, hands it to `made`, and clears it away after the test. To be called in `describe`,
 * ahead of hooks that use it.
 */
export function useElementStage(made: (at: ElementStage) => unknown): void {
  let at: ElementStage;
  beforeEach(() => {
    at = { cache: new FakePageCache().install(), stage: document.body.appendChild(document.createElement('div')) };
    made(at);
  });
  afterEach(async () => {
    at.stage.remove();
    await animationFrames();
    at.cache.uninstall();
  });
}
