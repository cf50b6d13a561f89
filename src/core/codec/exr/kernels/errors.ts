// What a kernel answers below zero; 0 and above is success. `block-decompressor.ts` on the TypeScript side names them.

/** The input ends before the output is complete. */
export const TRUNCATED: i32 = -1;
/** The input contradicts its own format. */
export const CORRUPT: i32 = -2;
/** The input decodes to fewer or more bytes than the header says. */
export const WRONG_SIZE: i32 = -3;
/** The caller gave too little scratch memory. */
export const SCRATCH_TOO_SMALL: i32 = -4;
/** A checksum in the input does not fit the output. */
export const CHECKSUM: i32 = -5;
/** The memory limit is reached. */
export const OUT_OF_MEMORY: i32 = -6;
/** The input has something that its format knows but this decoder does not. */
export const UNSUPPORTED: i32 = -7;
