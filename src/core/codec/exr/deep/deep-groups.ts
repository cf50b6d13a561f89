import { BYTES_PER_SAMPLE } from '../chunks/chunk-grid.ts';
import type { ExrChannel, ExrPixelType } from '../header/exr-header.ts';
import { prefixOf, roleOf } from '../../channel-roles.ts';

/** A channel of a deep part. */
export interface DeepChannel {
  /** Position in the part's channels. */
  readonly index: number;
  readonly type: ExrPixelType;
  readonly bytesPerSample: number;
  /** Bytes of one sample of all channels before it. */
  readonly bytesBefore: number;
}

/** Channels that are flattened by the same depth and alpha. */
export interface DeepGroup {
  readonly z: DeepChannel | undefined;
  readonly zBack: DeepChannel | undefined;
  readonly alpha: DeepChannel | undefined;
  /** Shown as composited: premultiplied by alpha. */
  readonly over: readonly DeepChannel[];
  /** Shown as the nearest sample has them: depths, and whole numbers, which cannot be mixed. */
  readonly nearest: readonly DeepChannel[];
}

/** Bytes of one sample of all channels. */
export function deepSampleBytes(channels: readonly ExrChannel[]): number {
  return channels.reduce((sum, { type }) => sum + BYTES_PER_SAMPLE[type], 0);
}

/**
 * Which of the wanted channels are flattened how: each by the Z, ZBack and A of its own layer, or where that has none by
 * the unprefixed ones. Technical Introduction to OpenEXR, "Deep Data"; Interpreting OpenEXR Deep Pixels.
 */
export function deepGroups(channels: readonly ExrChannel[], isWanted: (index: number) => boolean): DeepGroup[] {
  let bytesBefore = 0;
  const all = channels.map(({ type }, index): DeepChannel => {
    const bytesPerSample = BYTES_PER_SAMPLE[type];
    const channel = { index, type, bytesPerSample, bytesBefore };
    bytesBefore += bytesPerSample;
    return channel;
  });
  const find = (prefix: string, base: string): DeepChannel | undefined => {
    const own = channels.findIndex(({ name }) => prefixOf(name) === prefix && roleOf(name) === base);
    return all[own] ?? (prefix === '' ? undefined : find('', base));
  };
  const byPrefix = new Map<string, DeepChannel[]>();
  for (const channel of all) {
    if (!isWanted(channel.index)) continue;
    const prefix = prefixOf(channels[channel.index]?.name ?? '');
    const members = byPrefix.get(prefix);
    if (members) members.push(channel);
    else byPrefix.set(prefix, [channel]);
  }
  return [...byPrefix].map(([prefix, members]) => {
    const z = find(prefix, 'Z');
    const zBack = find(prefix, 'ZBACK');
    const alpha = find(prefix, 'A');
    const isNearest = (channel: DeepChannel): boolean =>
      channel === z || channel === zBack || channel.type === 'uint' || alpha === undefined;
    const over = members.filter((channel) => !isNearest(channel));
    return { z, zBack, alpha, over, nearest: members.filter(isNearest) };
  });
}
