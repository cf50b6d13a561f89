/** Where a frame stands. One byte per frame in the status array, in this order. */
export const FrameStatus = {
  /** Nothing is known of the frame but its number. */
  Placeholder: 0,
  /** Its header has been read: its size is known. */
  Header: 1,
  /** A job for it is under way. */
  Loading: 2,
  /** Its planes are resident in the presenter's frame store. */
  Loaded: 3,
  /** It could not be loaded; the error says why. */
  Error: 4,
  /** A known gap, or the server answered 404. */
  Missing: 5,
} as const;

export type FrameStatus = (typeof FrameStatus)[keyof typeof FrameStatus];
export type FrameStatusName = keyof typeof FrameStatus;

export const FRAME_STATUS_NAMES = Object.keys(FrameStatus) as readonly FrameStatusName[];

const { Placeholder, Header, Loading, Loaded, Error: Failed, Missing } = FrameStatus;

/** Which status may follow which. `Loading → Header | Placeholder` is a cancelled job, `Loaded → Header` an eviction. */
export const FRAME_STATUS_TRANSITIONS: Readonly<Record<FrameStatus, readonly FrameStatus[]>> = {
  [Placeholder]: [Header, Loading],
  [Header]: [Loading],
  [Loading]: [Loaded, Failed, Missing, Header, Placeholder],
  [Loaded]: [Header],
  [Failed]: [Loading],
  [Missing]: [Loading],
};

export function canPlayInSync(from: FrameStatus, to: FrameStatus): boolean {
  return FRAME_STATUS_TRANSITIONS[from].includes(to);
}
