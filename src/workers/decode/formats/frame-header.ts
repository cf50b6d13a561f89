import type { LayerReading } from '../../../core/codec/channel-roles.ts';
import { type HeaderTimecode, layerName, type PictureHeader } from '../../../core/codec/codec.ts';
import type { FrameHeader } from '../../../core/presenter/protocol.ts';

/** What the page wants to know of a picture's header, in its own words. */
export function frameHeader(header: PictureHeader): FrameHeader {
  const [xMin, yMin, xMax, yMax] = header.displayWindow;
  const chosen = header.layers[header.layer];
  return {
    format: header.format,
    compression: header.compression ?? null,
    width: xMax - xMin + 1,
    height: yMax - yMin + 1,
    pixelAspectRatio: header.pixelAspectRatio,
    layers: header.layers.map((layer) => ({
      id: layerName(layer),
      part: layer.part || null,
      view: layer.view || null,
      channels: layer.channels,
      reading: layer.reading ?? plainReading(layer.channels),
    })),
    defaultLayer: chosen ? layerName(chosen) : '',
    frameRate: header.rate ? [header.rate.numerator, header.rate.denominator] : null,
    timecode: header.timecode ? timecodeText(header.timecode) : null,
    attributes: header.attributes ?? {},
    ...(header.notes ? { notes: header.notes } : {}),
  };
}

/** How the layers of formats with few channels are read: colour or grey; whatever else a scan holds is data. */
function plainReading(channels: readonly string[]): LayerReading {
  if (channels.includes('R') || channels.length > 2) return 'colour';
  return channels.includes('Y') ? 'luminance' : 'data';
}

function timecodeText({ hours, minutes, seconds, frame, dropFrame }: HeaderTimecode): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(hours)}:${two(minutes)}:${two(seconds)}${dropFrame ? ';' : ':'}${two(frame)}`;
}
