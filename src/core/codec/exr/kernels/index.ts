// Every kernel that the TypeScript side calls. Chunk decoders share one signature:
// (src, srcLength, table, channelCount, firstRow, rowCount, scratch, scratchLength) → 0 or an error below zero.
export { arenaBase, reserveArena } from './memory';
export { scatter } from './scatter';
