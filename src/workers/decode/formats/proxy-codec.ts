import type { FrameRequest } from '../../../core/frame/frame-request.ts';
import type { Codec, DecodeResult, PictureHeader } from '../../../core/codec/codec.ts';
import type { PixelWindow } from '../../../core/frame/planes.ts';

/** Whether a request's file is itself smaller than the source's pictures: a proxy. */
export function isProxyFile(request: FrameRequest): boolean {
  return 'url' in request && (request.level ?? 0) > 0;
}

/**
 * A codec that takes a proxy's file for the reduced picture that it is: levels and windows are those of the full picture,
 * so nobody else needs to know. The codec itself for a full file.
 */
export function withProxyMark(codec: Codec, request: FrameRequest): Codec {
  const by = 'url' in request ? (request.level ?? 0) : 0;
  const fullSize = 'url' in request ? request.fullSize : undefined;
  if (by === 0) return codec;
  const own = (level = 0): number => Math.max(0, level - by);
  const enlarge = (window: PixelWindow): PixelWindow => {
    const [xMin, yMin, xMax, yMax] = window;
    const scale = 2 ** by;
    return [xMin * scale, yMin * scale, (xMax + 1) * scale - 1, (yMax + 1) * scale - 1];
  };
  const display = (window: PixelWindow): PixelWindow => {
    const [xMin, yMin, xMax, yMax] = enlarge(window);
    return fullSize ? [xMin, yMin, xMin + fullSize.width - 1, yMin + fullSize.height - 1] : [xMin, yMin, xMax, yMax];
  };
  const full = <Windows extends Pick<PictureHeader, 'displayWindow' | 'dataWindow'>>(windows: Windows): Windows => ({
    ...windows,
    displayWindow: display(windows.displayWindow),
    dataWindow: enlarge(windows.dataWindow),
  });
  const fullHeader = (header: PictureHeader): PictureHeader => ({
    ...full(header),
    storedLevels: header.storedLevels.map((level) => level + by),
  });
  return {
    name: codec.name,
    readHeader: async (asked) => fullHeader(await codec.readHeader({ ...asked, level: own(asked.level) })),
    async decode({ level, reserve, ...rest }): Promise<DecodeResult> {
      const result = await codec.decode({
        ...rest,
        level: own(level),
        ...(reserve && { reserve: (bytes: number, header: PictureHeader) => reserve(bytes, fullHeader(header)) }),
      });
      const { info } = result.picture;
      const picture = { ...result.picture, info: { ...full(info), level: info.level + by } };
      return { ...result, picture, header: fullHeader(result.header) };
    },
  };
}
