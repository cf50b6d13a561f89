import { OUT_OF_MEMORY } from './errors';

// One static area (tables made with `memory.data`, below __heap_base), then one arena that the caller lays out.
// Nothing here frees: the caller drops the whole instance.

const ALIGNMENT: usize = 64;
const PAGE: usize = 65536;
/** Kept here, because the script form does not say when its memory refuses to grow. */
const MOST_BYTES: usize = 1 << 30;

/** First byte of the arena. */
export function arenaBase(): usize {
  return (__heap_base + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
}

/** Makes the arena at least `byteLength` bytes long; it keeps what is in it. */
export function reserveArena(byteLength: usize): i32 {
  // 64 bytes more, so that wide loads may run over the end of the last area.
  const needed = arenaBase() + byteLength + ALIGNMENT;
  if (byteLength > MOST_BYTES || needed > MOST_BYTES) return OUT_OF_MEMORY;
  const have = (<usize>memory.size()) * PAGE;
  if (needed <= have) return 0;
  const pages = (needed - have + PAGE - 1) / PAGE;
  return memory.grow(<i32>pages) < 0 ? OUT_OF_MEMORY : 0;
}
