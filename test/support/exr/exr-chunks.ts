/** One channel of a part as its header lists it. */
export interface ListedChannel {
  readonly name: string;
  /** 0 uint, 1 half, 2 float. */
  readonly type: number;
  readonly pLinear: boolean;
  readonly xSampling: number;
  readonly ySampling: number;
}

/** One stored chunk: a block of scan lines or a tile. Coordinates in pixels of its level. */
export interface StoredChunk {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly level: readonly [number, number];
  readonly bytes: Uint8Array;
}

export interface ListedPart {
  readonly name: string;
  readonly compression: number;
  /** xMin, yMin, xMax, yMax, inclusive. */
  readonly dataWindow: readonly [number, number, number, number];
  readonly channels: readonly ListedChannel[];
  readonly chunks: readonly StoredChunk[];
}

interface Attribute {
  readonly type: string;
  readonly view: DataView;
}

const ROWS = [1, 1, 1, 16, 32, 16, 32, 32, 32, 256, 256, 32];

/**
 * The chunks of a well-formed EXR file, for tests of the kernels by themselves: written apart from the decoder's own
 * parser, and without any of its care about damaged files. OpenEXR File Layout.
 */
export function readChunks(bytes: Uint8Array): ListedPart[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const flags = view.getUint32(4, true);
  const multiPart = (flags & 0x1000) !== 0;
  let at = 8;
  const text = (): string => {
    const start = at;
    while (bytes[at] !== 0) at++;
    return new TextDecoder().decode(bytes.subarray(start, at++));
  };
  const headers: Map<string, Attribute>[] = [];
  do {
    const header = new Map<string, Attribute>();
    while (bytes[at] !== 0) {
      const name = text();
      const type = text();
      const size = view.getInt32(at, true);
      header.set(name, { type, view: new DataView(bytes.buffer, bytes.byteOffset + at + 4, size) });
      at += 4 + size;
    }
    at++;
    headers.push(header);
  } while (multiPart && bytes[at] !== 0);
  if (multiPart) at++;
  return headers.map((header) => {
    const listed = describe(header);
    const tiled = listed.tile !== undefined;
    const places = tiled ? tilePlaces(listed) : blockPlaces(listed);
    const chunks = places.map((_, index) => {
      let from = Number(view.getBigUint64(at + index * 8, true)) + (multiPart ? 4 : 0);
      const head = Array.from({ length: tiled ? 4 : 1 }, (_unused, i) => view.getInt32(from + i * 4, true));
      from += head.length * 4;
      const place = places.find((p) => p.key === head.join());
      if (!place) throw new Error(`no such chunk: ${head.join()}`);
      const size = view.getInt32(from, true);
      return { ...place, bytes: bytes.subarray(from + 4, from + 4 + size) };
    });
    at += places.length * 8;
    return { ...listed, chunks };
  });
}

type Place = Omit<StoredChunk, 'bytes'> & { readonly key: string };
type Listed = Omit<ListedPart, 'chunks'> & { tile?: readonly [number, number, number] };

function describe(header: Map<string, Attribute>): Listed {
  const get = (name: string): DataView => {
    const found = header.get(name);
    if (!found) throw new Error(`no attribute ${name}`);
    return found.view;
  };
  const window = get('dataWindow');
  const tiles = header.get('tiles')?.view;
  const name = header.get('name')?.view;
  return {
    name: name ? new TextDecoder().decode(name) : '',
    compression: get('compression').getUint8(0),
    dataWindow: [
      window.getInt32(0, true),
      window.getInt32(4, true),
      window.getInt32(8, true),
      window.getInt32(12, true),
    ],
    channels: listChannels(get('channels')),
    ...(tiles && { tile: [tiles.getUint32(0, true), tiles.getUint32(4, true), tiles.getUint8(8)] as const }),
  };
}

function listChannels(view: DataView): ListedChannel[] {
  const channels: ListedChannel[] = [];
  let at = 0;
  while (view.getUint8(at) !== 0) {
    let name = '';
    for (; view.getUint8(at) !== 0; at++) name += String.fromCharCode(view.getUint8(at));
    channels.push({
      name,
      type: view.getInt32(at + 1, true),
      pLinear: view.getUint8(at + 5) !== 0,
      xSampling: view.getInt32(at + 9, true),
      ySampling: view.getInt32(at + 13, true),
    });
    at += 17;
  }
  return channels;
}

function blockPlaces({ dataWindow: [xMin, yMin, xMax, yMax], compression }: Listed): Place[] {
  const step = ROWS[compression] ?? 1;
  const places: Place[] = [];
  for (let y = yMin; y <= yMax; y += step) {
    const height = Math.min(step, yMax - y + 1);
    places.push({ x: xMin, y, width: xMax - xMin + 1, height, level: [0, 0], key: `${y}` });
  }
  return places;
}

/** Level modes: 0 one level, 1 mip-map, 2 rip-map; the upper half-byte is the rounding mode. */
function tilePlaces({ dataWindow: [xMin, yMin, xMax, yMax], tile }: Listed): Place[] {
  if (!tile) return [];
  const [tileWidth, tileHeight, modes] = tile;
  const mode = modes & 15;
  const half = (size: number, level: number): number => {
    const exact = size / 2 ** level;
    return Math.max(1, modes >> 4 ? Math.ceil(exact) : Math.floor(exact));
  };
  const count = (size: number): number => 1 + (modes >> 4 ? Math.ceil(Math.log2(size)) : Math.floor(Math.log2(size)));
  const [width, height] = [xMax - xMin + 1, yMax - yMin + 1];
  const levels: [number, number][] = [];
  if (mode === 0) levels.push([0, 0]);
  else if (mode === 1) for (let l = 0; l < count(Math.max(width, height)); l++) levels.push([l, l]);
  else for (let ly = 0; ly < count(height); ly++) for (let lx = 0; lx < count(width); lx++) levels.push([lx, ly]);
  const places: Place[] = [];
  for (const level of levels) {
    const [levelWidth, levelHeight] = [half(width, level[0]), half(height, level[1])];
    for (let y = 0; y < levelHeight; y += tileHeight)
      for (let x = 0; x < levelWidth; x += tileWidth)
        places.push({
          x: xMin + x,
          y: yMin + y,
          width: Math.min(tileWidth, levelWidth - x),
          height: Math.min(tileHeight, levelHeight - y),
          level,
          key: [x / tileWidth, y / tileHeight, ...level].join(),
        });
  }
  return places;
}
