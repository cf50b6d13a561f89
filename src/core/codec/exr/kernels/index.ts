// Every kernel that the TypeScript side calls. Chunk decoders share one signature:
// (src, srcLength, table, channelCount, firstRow, rowCount, scratch, scratchLength) → 0 or an error below zero.
export { arenaBase, reserveArena } from './memory';
export { inflate } from './inflate';
export { decodeRle } from './rle';
export { decodeZip } from './zip';
export { decodeRun } from './run';
export { decodePxr24 } from './pxr24';
export { decodePiz } from './piz';
export { decodeB44 } from './b44';
export { decodeDwa } from './dwa';
export { reduceRows } from './reduce';
