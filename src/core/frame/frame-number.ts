declare const frameNumberBrand: unique symbol;
declare const frameIndexBrand: unique symbol;

/** The number in the file name or timecode (1001). What people read and say; negatives allowed; gaps stay gaps. */
export type FrameNumber = number & { readonly [frameNumberBrand]: true };
/** 0-based position in a source's frame list. Internal: never shown, never in an event. */
export type FrameIndex = number & { readonly [frameIndexBrand]: true };

export const frameNumber = (value: number): FrameNumber => value as FrameNumber;
export const frameIndex = (value: number): FrameIndex => value as FrameIndex;
/** The largest frame number, and with a minus the smallest: fifteen digits, exact as a double. */
export const MAX_FRAME_NUMBER = 999_999_999_999_999;
