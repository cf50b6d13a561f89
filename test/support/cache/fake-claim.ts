import type { MemoryClaim } from '../../../src/core/cache/budget/memory-claims.ts';

/** A claim of as many bytes as a test allows. */
export class FakeClaim implements MemoryClaim {
  bytes = 0;
  most = Infinity;

  resize(bytes: number): boolean {
    if (bytes > this.most) return false;
    this.bytes = bytes;
    return true;
  }

  release(): void {
    this.bytes = 0;
  }
}
