// A chunk's channels, in the file's order: eight i32 each, written by the TypeScript side (`channel-table.ts` there).

/** Bytes of one record. */
export const CHANNEL_BYTES: usize = 32;

// @ts-ignore: decorator
@inline
export function channelAt(table: usize, index: i32): usize {
  return table + <usize>index * CHANNEL_BYTES;
}
/** 0 uint, 1 half, 2 float. */
// @ts-ignore: decorator
@inline
export function typeOf(channel: usize): i32 {
  return load<i32>(channel);
}
// @ts-ignore: decorator
@inline
export function ySamplingOf(channel: usize): i32 {
  return load<i32>(channel, 8);
}
/** Samples in one row of this chunk. */
// @ts-ignore: decorator
@inline
export function samplesPerRowOf(channel: usize): i32 {
  return load<i32>(channel, 12);
}
/** Rows of this channel in this chunk. */
// @ts-ignore: decorator
@inline
export function rowsOf(channel: usize): i32 {
  return load<i32>(channel, 16);
}
// @ts-ignore: decorator
@inline
export function bytesPerSampleOf(channel: usize): i32 {
  return load<i32>(channel, 20);
}
/** Where its rows go, 0 when nobody wants them. */
// @ts-ignore: decorator
@inline
export function destinationOf(channel: usize): usize {
  return <usize>load<u32>(channel, 24);
}
/** A decoder that goes row by row keeps the next row's place here. */
// @ts-ignore: decorator
@inline
export function setDestination(channel: usize, to: usize): void {
  store<u32>(channel, <u32>to, 24);
}
// @ts-ignore: decorator
@inline
export function isLinear(channel: usize): bool {
  return load<i32>(channel, 28) != 0;
}

/** Whether a channel has a sample row at `y`; a multiple of the sampling also below zero. */
// @ts-ignore: decorator
@inline
export function hasRowAt(channel: usize, y: i32): bool {
  const sampling = ySamplingOf(channel);
  return sampling == 1 || y % sampling == 0;
}

/** Bytes of the whole chunk, all channels, uncompressed. */
export function chunkBytes(table: usize, channelCount: i32): i32 {
  let bytes = 0;
  for (let i = 0; i < channelCount; i++) {
    const channel = channelAt(table, i);
    bytes += samplesPerRowOf(channel) * rowsOf(channel) * bytesPerSampleOf(channel);
  }
  return bytes;
}
