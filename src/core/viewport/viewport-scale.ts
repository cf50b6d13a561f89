import { pictureSize } from './picture-size.ts';
import { ZOOM_RANGE, type PictureFrame, type Viewport } from './viewport.ts';

export const clampZoom = (zoom: number): number => Math.min(Math.max(zoom, ZOOM_RANGE[0]), ZOOM_RANGE[1]);

/** Canvas pixels per picture pixel: the zoom within its limits, else what fit makes of the sizes. */
export function viewportScale(view: Viewport, picture: PictureFrame): number {
  if (view.zoom !== null) return clampZoom(view.zoom);
  if (view.fit === 'none') return 1;
  const { width, height } = pictureSize(picture);
  const [across, down] = [view.width / width, view.height / height];
  const scale = view.fit === 'cover' ? Math.max(across, down) : Math.min(across, down);
  return scale > 0 && Number.isFinite(scale) ? scale : 1;
}
