/** A box that can be changed: one with children, or one with bytes. */
export interface BoxNode {
  type: string;
  children: BoxNode[];
  content: Uint8Array;
}

const CONTAINERS: ReadonlySet<string> = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl', 'edts', 'mvex']);

export function bytes(...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

/** Numbers as big-endian words of 32 bits; fractions and negative ones wrap. */
export function words(...values: readonly number[]): Uint8Array<ArrayBuffer> {
  return bytes(...values.map((value) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]));
}

export function halfWords(...values: readonly number[]): Uint8Array<ArrayBuffer> {
  return bytes(...values.map((value) => [(value >>> 8) & 255, value & 255]));
}

export function text(value: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(value, (letter) => letter.charCodeAt(0));
}

export function leaf(type: string, ...parts: readonly (Uint8Array | readonly number[])[]): BoxNode {
  return { type, children: [], content: bytes(...parts) };
}

/** A box with version and flags before its fields. */
export function full(type: string, ...fields: readonly (Uint8Array | readonly number[])[]): BoxNode {
  return leaf(type, words(0), ...fields);
}

export function branch(type: string, ...children: BoxNode[]): BoxNode {
  return { type, children, content: new Uint8Array(0) };
}

export function boxBytes({ type, children, content }: BoxNode): Uint8Array<ArrayBuffer> {
  const inner = children.length > 0 ? bytes(...children.map(boxBytes)) : content;
  return bytes(words(8 + inner.length), text(type), inner);
}

/** The first box below another by each type that follows. Throws where there is none. */
export function find(node: BoxNode, ...path: readonly string[]): BoxNode {
  return path.reduce((found, type) => {
    const next = found.children.find((child) => child.type === type);
    if (!next) throw new Error(`${found.type} has no ${type}`);
    return next;
  }, node);
}

function parse(view: Uint8Array): BoxNode[] {
  const nodes: BoxNode[] = [];
  const data = new DataView(view.buffer, view.byteOffset, view.byteLength);
  for (let at = 0; at + 8 <= view.length;) {
    const length = data.getUint32(at);
    const type = String.fromCharCode(...view.subarray(at + 4, at + 8));
    const content = view.slice(at + 8, at + length);
    nodes.push({ type, content, children: CONTAINERS.has(type) ? parse(content) : [] });
    at += length;
  }
  return nodes;
}

/** The `moov` box of a file that ends with it. */
export function movieOf(file: Uint8Array): { readonly moov: BoxNode; readonly start: number } {
  const nodes = parse(file);
  const moov = nodes.at(-1);
  if (moov?.type !== 'moov') throw new Error('The file must end with its moov box.');
  return { moov, start: file.length - boxBytes(moov).length };
}

/**
 * The same file with another `moov` box, which must be its last. `data` lies before it; its place is given to `change`.
 */
export function rewriteMovie(
  file: Uint8Array,
  change: (moov: BoxNode, placeOfData: number) => void,
  data: Uint8Array = new Uint8Array(0),
): Uint8Array<ArrayBuffer> {
  const { moov, start } = movieOf(file);
  change(moov, start + 8);
  return bytes(file.subarray(0, start), boxBytes(leaf('mdat', data)), boxBytes(moov));
}

/** The track of pictures of a movie. */
export function videoTrack(moov: BoxNode): BoxNode {
  const isVideo = (trak: BoxNode): boolean =>
    String.fromCharCode(...find(trak, 'mdia', 'hdlr').content.subarray(8, 12)) === 'vide';
  const track = moov.children.find((child) => child.type === 'trak' && isVideo(child));
  if (!track) throw new Error('The movie has no track of pictures.');
  return track;
}

/** An entry of an edit list: ticks of the movie, ticks of the media (−1 nothing), rate. */
export type WrittenEdit = readonly [duration: number, mediaTime: number, rate?: number];

/** Gives a track an edit list in place of what it has; none: takes it away. */
export function setEdits(track: BoxNode, edits: readonly WrittenEdit[], claimed = edits.length): void {
  track.children = track.children.filter(({ type }) => type !== 'edts');
  if (edits.length === 0 && claimed === 0) return;
  const entries = edits.map(([duration, mediaTime, rate = 1]) => words(duration, mediaTime, rate * 0x10000));
  track.children.push(branch('edts', full('elst', words(claimed), ...entries)));
}

/** Hides a box from readers, wherever it is among bytes. */
export function hide(content: Uint8Array, type: string): void {
  const wanted = text(type);
  for (let at = 0; at + 4 <= content.length; at++) {
    if (wanted.every((letter, i) => content[at + i] === letter)) content.set(text('free'), at);
  }
}

/** Adds a box to the first entry of a sample description. */
export function addToEntry(description: BoxNode, box: BoxNode): void {
  const added = boxBytes(box);
  const { content } = description;
  const length = new DataView(content.buffer, content.byteOffset).getUint32(8);
  const end = 8 + length;
  const head = bytes(content.subarray(0, 8), words(length + added.length));
  description.content = bytes(head, content.subarray(12, end), added, content.subarray(end));
}

export interface WrittenTimecode {
  readonly id?: number;
  readonly timescale: number;
  readonly frameDuration: number;
  readonly base: number;
  /** 1 drop-frame, 2 wraps after 24 hours, 8 a counter. */
  readonly flags?: number;
  readonly reel?: string;
  /** Where each sample of four bytes lies, and how many frames it is for. */
  readonly samples: readonly (readonly [place: number, frames: number])[];
  readonly edits?: readonly WrittenEdit[];
}

/** A timecode track, QuickTime File Format, "Timecode Media". */
export function timecodeTrack(written: WrittenTimecode): BoxNode {
  const { id = 9, timescale, frameDuration, base, flags = 0, reel, samples, edits = [] } = written;
  const name = reel === undefined ? [] : boxBytes(leaf('name', halfWords(reel.length, 0), text(reel)));
  const entry = leaf('tmcd', words(0), halfWords(0, 1), words(0, flags, timescale, frameDuration), [base, 0], name);
  const total = samples.reduce((sum, [, frames]) => sum + frames, 0);
  const track = branch(
    'trak',
    leaf('tkhd', words(15, 0, 0, id, 0, total), new Uint8Array(60)),
    branch(
      'mdia',
      full('mdhd', words(0, 0, timescale, total * frameDuration, 0)),
      full('hdlr', text('mhlrtmcd'), new Uint8Array(13)),
      branch(
        'minf',
        branch(
          'stbl',
          full('stsd', words(1), boxBytes(entry)),
          full('stts', words(samples.length), ...samples.map(([, frames]) => words(1, frames * frameDuration))),
          full('stsc', words(1, 1, 1, 1)),
          full('stsz', words(4, samples.length)),
          full('stco', words(samples.length, ...samples.map(([place]) => place))),
        ),
      ),
    ),
  );
  setEdits(track, edits);
  return track;
}

/** A track of plain samples, one channel of 16 bits big-endian (`twos`), which lie at `place` in the file. */
export function pcmTrack({
  id = 8,
  rate,
  count,
  place,
  edits = [],
}: {
  readonly id?: number;
  readonly rate: number;
  readonly count: number;
  readonly place: number;
  readonly edits?: readonly WrittenEdit[];
}): BoxNode {
  const format = bytes(words(0, 0), halfWords(1, 16, 0, 0), words(rate * 0x10000));
  const entry = leaf('twos', words(0), halfWords(0, 1), format);
  const track = branch(
    'trak',
    leaf('tkhd', words(15, 0, 0, id, 0, count), new Uint8Array(60)),
    branch(
      'mdia',
      full('mdhd', words(0, 0, rate, count, 0)),
      full('hdlr', text('mhlrsoun'), new Uint8Array(13)),
      branch(
        'minf',
        branch(
          'stbl',
          full('stsd', words(1), boxBytes(entry)),
          full('stts', words(1, count, 1)),
          full('stsc', words(1, 1, count, 1)),
          full('stsz', words(2, count)),
          full('stco', words(1, place)),
        ),
      ),
    ),
  );
  setEdits(track, edits);
  return track;
}
