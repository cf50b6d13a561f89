import type { ChunkShape } from './scratch-memory.ts';

/** Records of one component, and of one resolution with its three bands and four rows: kernels/htj2k/layout.ts. */
const COMPONENT_BYTES = 256;
const RESOLUTION_BYTES = 512;
const BLOCK_BYTES = 20;
/** Around each row, and alignment. */
const ROW_SLACK = 128;
const FIXED_BYTES = 4096;

const COD = 0xff52;
const COC = 0xff53;
const SOT = 0xff90;
/** The chunk's header without the map of channels, and the codestream's first marker. */
const MAP_AT = 6;
const FIRST_SEGMENT = 2;

/** One of the styles of coding that a codestream's main header names. ITU-T T.800, A.6.1 and A.6.2. */
interface Style {
  readonly levels: number;
  readonly blockWidth: number;
  readonly blockHeight: number;
  /** Precinct sizes, a byte a resolution, the lowest first; empty: none. */
  readonly precincts: Uint8Array;
}

/** All styles of the main header, the default and those of single components. */
function readStyles(data: Uint8Array): Style[] {
  if (data.length < MAP_AT) return [];
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const styles: Style[] = [];
  let at = MAP_AT + view.getUint32(2) + FIRST_SEGMENT;
  while (at + 4 <= data.length) {
    const marker = view.getUint16(at);
    const end = at + 2 + Math.max(2, view.getUint16(at + 2));
    if (marker === SOT || end > data.length) break;
    if (marker === COD || marker === COC) {
      // Of components a style begins behind the number, which has two bytes where there are many.
      for (const start of marker === COD ? [9] : [6, 7]) {
        const style = data.subarray(at + start, end);
        const levels = Math.min(style[0] ?? 0, 32);
        const [blockWidth, blockHeight] = [4 << ((style[1] ?? 0) & 15), 4 << ((style[2] ?? 0) & 15)];
        styles.push({ levels, blockWidth, blockHeight, precincts: style.subarray(5, 6 + levels) });
      }
    }
    at = end;
  }
  return styles;
}

/**
 * Rows that one component's bands and resolutions hold while it is decoded: of each band a row of blocks and one more, of
 * each resolution but the lowest four. A tile may begin at an odd place, which rounds up once more.
 */
function rowBytes(width: number, height: number, bytes: number, { levels, blockHeight }: Style): number {
  const row = (columns: number): number => columns * bytes + ROW_SLACK;
  const band = (columns: number, rows: number): number => row(columns) * (Math.min(rows, blockHeight) + 1);
  let total = 0;
  for (let level = 0; level <= levels; level++) {
    const columns = Math.ceil(width / 2 ** level) + 1;
    const rows = Math.ceil(height / 2 ** level) + 1;
    total += level === levels ? band(columns, rows) : 3 * band(columns / 2 + 1, rows / 2 + 1) + 4 * row(columns);
  }
  return Math.ceil(total);
}

/** Records of a component's code blocks, however the picture is cut into them, and trees of them. */
function blockBytes(width: number, height: number, { levels, blockWidth, blockHeight, precincts }: Style): number {
  let blocks = 0;
  for (let level = 0; level <= levels; level++) {
    const precinct = precincts[levels - level] ?? 255;
    const columns = Math.ceil(width / 2 ** level / Math.min(blockWidth, 2 ** ((precinct & 15) - 1))) + 1;
    const rows = Math.ceil(height / 2 ** level / Math.min(blockHeight, 2 ** ((precinct >> 4) - 1))) + 1;
    blocks += 3 * columns * rows;
  }
  return blocks * (BLOCK_BYTES + 4);
}

/**
 * Scratch memory for one HTJ2K chunk: records of its blocks, and of a component, or of three that are mixed, the rows at
 * hand: kernels/htj2k/synthesis.ts.
 */
export function htj2kScratchBytes({ channels }: ChunkShape, data: Uint8Array): number {
  const styles = readStyles(data);
  let records = FIXED_BYTES;
  let most = 0;
  for (const { samplesPerRow, rows, bytesPerSample } of channels) {
    const own = styles.map((style) => RESOLUTION_BYTES * (style.levels + 1) + blockBytes(samplesPerRow, rows, style));
    records += COMPONENT_BYTES + Math.max(0, ...own);
    const values = bytesPerSample === 2 ? 4 : 8;
    most = Math.max(most, ...styles.map((style) => rowBytes(samplesPerRow, rows, values, style)));
  }
  return records + Math.min(channels.length, 3) * (most + samples(channels));
}

/** Three rows of colours. */
function samples(channels: ChunkShape['channels']): number {
  return Math.max(0, ...channels.map(({ samplesPerRow }) => 8 * samplesPerRow + ROW_SLACK));
}
