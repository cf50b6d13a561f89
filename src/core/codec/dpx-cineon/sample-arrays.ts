/** The planes that film scans come as, and what holds their samples. */
export const SAMPLE_ARRAYS = { u8: Uint8Array, u16: Uint16Array, float: Float32Array, rgb10: Uint32Array } as const;

export type SampleArrayType = keyof typeof SAMPLE_ARRAYS;
