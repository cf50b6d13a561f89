// The kernels of HTJ2K, a module of its own: few files need it.
export { arenaBase, reserveArena } from '../memory';
export { reduceRows } from '../reduce';
export { decodeHtj2k } from './chunk';
