import type { Chromaticities } from '../../../frame/planes.ts';
import type { HeaderRate, HeaderTimecode, PictureHeader } from '../../codec.ts';
import type { ExrRational, ExrTimecode } from './attribute-value.ts';
import type { ChosenLayer } from './layers.ts';
import type { ExrPart } from './exr-header.ts';
import { plainAttributes } from './plain-attributes.ts';

function rateOf(value: unknown): HeaderRate | undefined {
  if (typeof value !== 'object' || value === null || !('numerator' in value)) return undefined;
  const { numerator, denominator } = value as ExrRational;
  return numerator > 0 && denominator > 0 ? { numerator, denominator } : undefined;
}

function timecodeOf(value: unknown): HeaderTimecode | undefined {
  if (typeof value !== 'object' || value === null || !('dropFrame' in value)) return undefined;
  const { hours, minutes, seconds, frame, dropFrame } = value as ExrTimecode;
  return { hours, minutes, seconds, frame, dropFrame };
}

function chromaticitiesOf(value: unknown): Chromaticities | undefined {
  if (!Array.isArray(value) || value.length !== 8) return undefined;
  return value.every(Number.isFinite) ? (value as unknown as Chromaticities) : undefined;
}

/**
 * What the host wants to know of a chosen layer. OpenEXR File Layout, "Standard Optional Attributes" (framesPerSecond,
 * timeCode, chromaticities).
 */
export function pictureHeader(
  part: ExrPart,
  { layers, index }: ChosenLayer,
  decodedBytes: number,
  storedLevels: readonly number[],
): PictureHeader {
  const { attributes, displayWindow, dataWindow, pixelAspectRatio, compression } = part;
  const rate = rateOf(attributes.framesPerSecond);
  const timecode = timecodeOf(attributes.timeCode);
  const chromaticities = chromaticitiesOf(attributes.chromaticities);
  return {
    format: 'exr',
    layers: layers.map(({ id, part: name, view, channels }) => ({ id, part: name, view, channels })),
    layer: index,
    displayWindow,
    dataWindow,
    pixelAspectRatio,
    compression,
    ...(rate && { rate }),
    ...(timecode && { timecode }),
    ...(chromaticities && { chromaticities }),
    attributes: plainAttributes(attributes),
    decodedBytes,
    storedLevels,
  };
}
