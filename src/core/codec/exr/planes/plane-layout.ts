import type { PlaneLayout } from '../../../frame/planes.ts';
import { channelsByRole } from '../../channel-roles.ts';

export interface LayoutChoice {
  readonly layout: PlaneLayout;
  /** Full names of the channels that are shown, in the layout's order. */
  readonly channels: readonly string[];
}

/**
 * How a layer's channels become a picture: RGB(A), luminance and chroma, XYZ as it is; one channel is grey, two are red
 * and green, others show in the file's order. `A` is alpha wherever there is something it can belong to.
 */
export function chooseLayout(channels: readonly string[], layer = ''): LayoutChoice {
  const { roles: byBase, unused } = channelsByRole(channels, layer);
  const pick = (...bases: string[]): string[] | null => {
    const found = bases.flatMap((base) => byBase.get(base) ?? []);
    return found.length === bases.length ? found : null;
  };
  const alpha = channels.length > 1 ? byBase.get('A') : undefined;
  const withAlpha = (plain: PlaneLayout, alphaLayout: PlaneLayout, shown: readonly string[]): LayoutChoice =>
    alpha === undefined ? { layout: plain, channels: shown } : { layout: alphaLayout, channels: [...shown, alpha] };
  const colour = pick('R', 'G', 'B') ?? pick('X', 'Y', 'Z');
  if (colour) return withAlpha('rgb', 'rgba', colour);
  const coordinates = alpha === undefined ? pick('U', 'V') : null;
  if (coordinates && channels.length === 2) return { layout: 'rg', channels: coordinates };
  const chroma = pick('Y', 'RY', 'BY');
  if (chroma) return withAlpha('yc', 'yca', chroma);
  const luminance = pick('Y');
  if (luminance) return withAlpha('grey', 'grey-alpha', luminance);
  const partial = ['R', 'G', 'B'].flatMap((base) => byBase.get(base) ?? []);
  const others = partial.length > 1 ? partial : channels.filter((name) => name !== alpha && !unused.includes(name));
  if (others.length === 1) return withAlpha('grey', 'grey-alpha', others);
  if (others.length === 2) return { layout: 'rg', channels: others };
  return withAlpha('rgb', 'rgba', others.slice(0, 3));
}
