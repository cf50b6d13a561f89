import type { Chromaticities } from '../../../frame/planes.ts';
import type { HeaderRate, HeaderTimecode, PictureHeader } from '../../codec.ts';
import type { ExrAttributeValue, ExrPart, ExrRational, ExrTimecode } from './exr-header.ts';
import type { ChosenLayer } from './layers.ts';
import { channelsByRole, layerReading } from '../../channel-roles.ts';
import { interopColour, type InteropColour } from '../../colour-interop-id.ts';
import { timecodeNote } from '../../timecode-note.ts';
import type { SourceNote } from '../../../frame/source-note.ts';
import { isXyz, rgbToXyz } from '../../../colour/primaries/primaries-matrix.ts';

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

interface LayerColour extends InteropColour {
  readonly note?: SourceNote;
}

/**
 * How the layer's values are to be read: as `colorInteropID` says, else by the chromaticities. Vectors, depth and ids
 * are shown as they are. The axes of CIE XYZ are those of a picture of X, Y and Z whose file does not say.
 */
function colourOf({ attributes }: ExrPart, layer: ChosenLayer['layer']): LayerColour {
  const chromaticities = chromaticitiesOf(attributes.chromaticities);
  const { colorInteropID: id } = attributes;
  const stated = typeof id === 'string' ? interopColour(id) : null;
  const reading = layerReading(layer, isXyz(chromaticities ?? []));
  if (stated?.data || !PICTURES.has(reading)) return {};
  if (stated) return stated;
  const note = typeof id === 'string' && !/^(?:|unknown)$/i.test(id.trim()) ? unknownIdNote(id, chromaticities) : null;
  const own = chromaticities && rgbToXyz(chromaticities) ? { chromaticities } : {};
  if (note || !chromaticities || own.chromaticities) return { ...own, ...(note && { note }) };
  const message = 'The chromaticities are not honoured: they span no colours. They are taken as those of Rec.709.';
  return { note: { code: 'chromaticities-invalid', message, path: 'chromaticities' } };
}

function unknownIdNote(id: string, chromaticities: Chromaticities | undefined): SourceNote {
  const instead = chromaticities ? 'the chromaticities count instead' : 'colour is taken as scene-linear Rec.709';
  const message = `The colorInteropID "${cut(id)}" names no colour space that is known here: ${instead}.`;
  return { code: 'color-interop-id-unknown', message, path: 'colorInteropID' };
}

const MOST_NAMED = 4;

/** Channels of a layer that mean the same as another (`R` and `red`); null where there are none. */
function repeatedChannelsNote({ channels, id }: ChosenLayer['layer']): SourceNote | null {
  const { roles, unused } = channelsByRole(channels, id);
  if (unused.length === 0) return null;
  const names = unused.slice(0, MOST_NAMED).join(', ') + (unused.length > MOST_NAMED ? ' …' : '');
  const message = `Of channels that mean the same one is shown: ${[...roles.values()].join(', ')}, and not ${names}.`;
  return { code: 'channels-repeated', message };
}

/** Readings whose values are colour. `data` is what no name tells: it may be. */
const PICTURES: ReadonlySet<string> = new Set(['colour', 'luminance', 'xyz', 'data']);

/**
 * What the host wants to know of a chosen layer. OpenEXR File Layout, "Standard Optional Attributes" (framesPerSecond,
 * timeCode, chromaticities, colorInteropID).
 */
export function pictureHeader(
  part: ExrPart,
  { layers, layer, index }: ChosenLayer,
  decodedBytes: number,
  storedLevels: readonly number[],
): PictureHeader {
  const { attributes, displayWindow, dataWindow, pixelAspectRatio, compression } = part;
  const rate = rateOf(attributes.framesPerSecond);
  const timecode = timecodeOf(attributes.timeCode);
  const { chromaticities, transfer, note } = colourOf(part, layer);
  const listed = layers.length > MOST_LAYERS ? [...layers.slice(0, MOST_LAYERS - 1), layer] : layers;
  const leftOut = layers.length > MOST_LAYERS ? layersNote(layers.length) : null;
  const notes = [note, leftOut, timecodeNote(timecode, rate), repeatedChannelsNote(layer)].filter((one) => one != null);
  const hasXyzPrimaries = isXyz(chromaticitiesOf(attributes.chromaticities) ?? []);
  return {
    format: 'exr',
    layers: listed.map(({ id, part: name, view, channels }) => ({
      id,
      part: name,
      view,
      channels,
      reading: layerReading({ id, part: name, channels }, hasXyzPrimaries),
    })),
    layer: listed === layers ? index : MOST_LAYERS - 1,
    displayWindow,
    dataWindow,
    pixelAspectRatio,
    compression,
    ...(rate && { rate }),
    ...(timecode && { timecode }),
    ...(chromaticities && { chromaticities }),
    ...(transfer && { transfer }),
    ...(notes.length > 0 && { notes }),
    attributes: plainAttributes(attributes),
    decodedBytes,
    storedLevels,
  };
}

/** The most layers reported to the page: what a menu, and a message, can hold. */
const MOST_LAYERS = 1000;

function layersNote(count: number): SourceNote {
  const message = `The file has ${count} layers: the first ${MOST_LAYERS - 1} are listed, and the one that is shown.`;
  return { code: 'layers-left-out', message };
}

/** The most attributes reported of a file, and the most characters of each. */
const MOST = 24;
const LENGTH = 120;

/** Attributes reported in other words, or that mean nothing to a person. OpenEXR File Layout, "Predefined Attributes". */
const STRUCTURE: ReadonlySet<string> = new Set([
  'channels',
  'chromaticities',
  'chunkCount',
  'compression',
  'dataWindow',
  'displayWindow',
  'framesPerSecond',
  'lineOrder',
  'maxSamplesPerPixel',
  'multiView',
  'name',
  'pixelAspectRatio',
  'preview',
  'screenWindowCenter',
  'screenWindowWidth',
  'tiles',
  'timeCode',
  'type',
  'version',
  'view',
]);

/** Attributes of a header that people wrote for people: texts and numbers, vectors as texts; long ones are cut. */
export function plainAttributes(
  attributes: Readonly<Record<string, ExrAttributeValue>>,
): Record<string, string | number> {
  const plain = Object.entries(attributes).flatMap(([name, value]) => {
    const plain = STRUCTURE.has(name) ? null : plainValue(value);
    return plain === null ? [] : [[name.slice(0, LENGTH), plain] as const];
  });
  return Object.fromEntries(plain.slice(0, MOST));
}

function plainValue(value: ExrAttributeValue): string | number | null {
  if (typeof value === 'number') return shortened(value);
  if (typeof value === 'string') return value.trim() === '' ? null : cut(value.trim());
  if (Array.isArray(value) && value.every((item) => typeof item === 'number' || typeof item === 'string')) {
    const items = value.map((item: unknown) => (typeof item === 'number' ? shortened(item) : item));
    return items.length > 0 ? cut(items.join(', ')) : null;
  }
  if ('numerator' in value && 'denominator' in value) return `${String(value.numerator)}/${String(value.denominator)}`;
  return null;
}

const cut = (text: string): string => (text.length > LENGTH ? `${text.slice(0, LENGTH - 1)}…` : text);
/** The digits that a 32-bit float has. */
const shortened = (value: number): number => (Number.isInteger(value) ? value : Number(value.toPrecision(6)));
