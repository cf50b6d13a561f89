import type { OcioPictureFacts } from '../../../core/frame/ocio-request.ts';
import type { StoredFrame } from '../frames/frame-store.ts';

/** What of a stored frame decides its space. */
export function pictureFacts({ picture, header, path = '' }: StoredFrame): OcioPictureFacts {
  const { format, layout, chromaticities, transfer, space } = picture.info;
  const interopId = header?.attributes['colorInteropID'];
  return {
    path,
    format,
    layout,
    ...(space !== undefined && { space }),
    ...(typeof interopId === 'string' && { interopId }),
    ...(chromaticities && { chromaticities }),
    ...(transfer && { transfer }),
  };
}

/**
 * Equal for pictures that are in the same space: the frame number in a file's name does not count, so a sequence is asked
 * for once.
 */
export function pictureIdentity({ path, ...facts }: OcioPictureFacts): string {
  return JSON.stringify([path.replace(/(^|[/._-])\d+(?=(\.[^./]*)?$)/, '$1#'), facts]);
}
