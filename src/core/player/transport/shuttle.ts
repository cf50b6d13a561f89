/** What the J, K and L keys remember between presses. */
export interface Shuttle {
  readonly kHeld: boolean;
  /** J or L is held together with K: play is slow until it is let go. */
  readonly slow: boolean;
}

export type ShuttleKey = 'back' | 'stop' | 'forward';

/** What the transport is to do: play at a speed, or stand; null: nothing. */
export interface ShuttleResult {
  readonly shuttle: Shuttle;
  readonly transport: { readonly playing: boolean; readonly speed: number } | null;
}

export const RESTING_SHUTTLE: Shuttle = { kHeld: false, slow: false };

const SLOW = 0.25;
const FASTEST = 8;

/**
 * A key going down. J and L set out at 1× and double up to 8× with each press; the other direction begins at 1× again.
 * K stands, and speed is 1× again; held, it makes J and L play at a quarter speed for as long as they are down.
 */
export function pressShuttle(
  shuttle: Shuttle,
  key: ShuttleKey,
  transport: { readonly playing: boolean; readonly speed: number },
): ShuttleResult {
  if (key === 'stop') return { shuttle: { kHeld: true, slow: false }, transport: { playing: false, speed: 1 } };
  const sign = key === 'forward' ? 1 : -1;
  if (shuttle.kHeld) return { shuttle: { kHeld: true, slow: true }, transport: { playing: true, speed: sign * SLOW } };
  const speed = Math.abs(transport.speed);
  const sameWay = transport.playing && Math.sign(transport.speed) === sign;
  const next = sameWay ? Math.min(FASTEST, speed < 1 ? 1 : speed * 2) : 1;
  return { shuttle, transport: { playing: true, speed: sign * next } };
}

/** A key going up: slow play ends when either of its two keys is let go. */
export function releaseShuttle(shuttle: Shuttle, key: ShuttleKey): ShuttleResult {
  const stop = shuttle.slow ? { playing: false, speed: 1 } : null;
  if (key === 'stop') return { shuttle: RESTING_SHUTTLE, transport: stop };
  return { shuttle: { ...shuttle, slow: false }, transport: stop };
}
