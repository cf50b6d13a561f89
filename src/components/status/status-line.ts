/** What the status line writes: fetched with the first one of a page. */
export { StatusReserve } from './status-reserve.ts';
export { failedFrames, memoryPressure, statusText } from './status-text.ts';
