// The main header of a JPEG 2000 codestream (ITU-T T.800, Annex A; T.814, Annex A for HT): what it says of the picture,
// of its components and of how they were coded.

import { CORRUPT, SCRATCH_TOO_SMALL, TRUNCATED, UNSUPPORTED } from '../errors';
import { takeZeros } from '../scratch';

/** A component as the main header has it. */
@unmanaged
export class Component {
  /** Bits of a sample. */
  depth: i32;
  isSigned: i32;
  xSampling: i32;
  ySampling: i32;
  /** Negative samples were stored as the complement of their magnitude bits (NLT, type 3). */
  complement: i32;
  /** A coding style, a quantization and a transform of its own, which the default ones leave alone. */
  hasOwnStyle: i32;
  hasOwnPlanes: i32;
  hasOwnComplement: i32;
  levels: i32;
  /** Logarithms of a code block's size. */
  blockWidth: i32;
  blockHeight: i32;
  /** Significance does not reach back from the next stripe. */
  isCausal: i32;
  /** Logarithms of precinct sizes, a byte a resolution: width low, height high; 0: all are 15. */
  precincts: usize;
  guardBits: i32;
  /** Exponents of the bands, a byte each in its upper five bits. */
  exponents: usize;
  exponentCount: i32;
}

// What concerns the whole picture.
export let xSize: i32 = 0;
export let ySize: i32 = 0;
export let xOrigin: i32 = 0;
export let yOrigin: i32 = 0;
export let tileWidth: i32 = 0;
export let tileHeight: i32 = 0;
export let xTiles: i32 = 0;
export let yTiles: i32 = 0;
export let componentCount: i32 = 0;
/** 0 LRCP, 1 RLCP, 2 RPCL, 3 PCRL, 4 CPRL. */
export let progression: i32 = 0;
/** The first three components are luma and two colour differences. */
export let hasColourTransform: bool = false;
export let mayHaveSop: bool = false;
export let hasEph: bool = false;
/** Where the first tile part begins. */
export let tileParts: usize = 0;

let components: usize = 0;
let hasStyle = false;
let hasPlanes = false;

const SOC: u32 = 0xff4f;
const CAP: u32 = 0xff50;
const SIZ: u32 = 0xff51;
const COD: u32 = 0xff52;
const COC: u32 = 0xff53;
const QCD: u32 = 0xff5c;
const QCC: u32 = 0xff5d;
const RGN: u32 = 0xff5e;
const POC: u32 = 0xff5f;
const PPM: u32 = 0xff60;
const NLT: u32 = 0xff76;
const SOT: u32 = 0xff90;

const HT_CAPABLE: u32 = 1 << 17;
/** Coordinates above are refused, so that sums of them fit. */
const MOST: u32 = 1 << 30;
const MOST_LEVELS: i32 = 32;

// @ts-ignore: decorator
@inline
export function word16(at: usize): u32 {
  return (<u32>load<u8>(at) << 8) | <u32>load<u8>(at, 1);
}
// @ts-ignore: decorator
@inline
export function word32(at: usize): u32 {
  return (word16(at) << 16) | word16(at + 2);
}

// @ts-ignore: decorator
@inline
export function componentAt(index: i32): Component {
  return changetype<Component>(components + <usize>index * offsetof<Component>());
}

function readSize(at: usize, length: i32, most: i32): i32 {
  if (length < 36) return TRUNCATED;
  for (let field: usize = 2; field < 34; field += 4) if (word32(at + field) > MOST) return CORRUPT;
  xSize = word32(at + 2);
  ySize = word32(at + 6);
  xOrigin = word32(at + 10);
  yOrigin = word32(at + 14);
  tileWidth = word32(at + 18);
  tileHeight = word32(at + 22);
  const xTile = <i32>word32(at + 26);
  const yTile = <i32>word32(at + 30);
  componentCount = word16(at + 34);
  if (length < 36 + 3 * componentCount) return TRUNCATED;
  if (componentCount != most) return CORRUPT;
  if (xOrigin >= xSize || yOrigin >= ySize || tileWidth < 1 || tileHeight < 1) return CORRUPT;
  // Tiles that begin elsewhere than the picture are all that their own origin is for.
  if (xTile != xOrigin || yTile != yOrigin) return UNSUPPORTED;
  xTiles = (xSize - xOrigin - 1) / tileWidth + 1;
  yTiles = (ySize - yOrigin - 1) / tileHeight + 1;
  components = takeZeros(componentCount * offsetof<Component>());
  if (!components) return SCRATCH_TOO_SMALL;
  for (let i = 0; i < componentCount; i++) {
    const record = at + 36 + <usize>(3 * i);
    const component = componentAt(i);
    component.depth = (load<u8>(record) & 127) + 1;
    component.isSigned = load<u8>(record) >>> 7;
    component.xSampling = load<u8>(record, 1);
    component.ySampling = load<u8>(record, 2);
    if (component.depth > 32 || component.xSampling < 1 || component.ySampling < 1) return CORRUPT;
  }
  return 0;
}

/** The part that COD and COC share, of `length` bytes. */
function readStyle(component: Component, at: usize, length: i32, hasPrecincts: bool): i32 {
  if (length < 5) return TRUNCATED;
  const levels = <i32>load<u8>(at);
  const style = load<u8>(at, 3);
  if (levels & 128) return UNSUPPORTED;
  if (levels > MOST_LEVELS) return CORRUPT;
  component.levels = levels;
  component.blockWidth = (load<u8>(at, 1) & 15) + 2;
  component.blockHeight = (load<u8>(at, 2) & 15) + 2;
  if (max(component.blockWidth, component.blockHeight) > 10) return CORRUPT;
  if (component.blockWidth + component.blockHeight > 12) return CORRUPT;
  component.isCausal = style & 8;
  component.precincts = hasPrecincts ? at + 5 : 0;
  if (hasPrecincts && length < 6 + levels) return TRUNCATED;
  // HT blocks alone, and the reversible 5/3 wavelet.
  return (style & ~8) != 64 || load<u8>(at, 4) != 1 ? UNSUPPORTED : 0;
}

function readDefaultStyle(at: usize, length: i32): i32 {
  if (length < 10) return TRUNCATED;
  const flags = load<u8>(at);
  mayHaveSop = (flags & 2) != 0;
  hasEph = (flags & 4) != 0;
  progression = load<u8>(at, 1);
  if (progression > 4) return CORRUPT;
  if (word16(at + 2) != 1) return UNSUPPORTED;
  const transform = load<u8>(at, 4);
  if (transform > 1) return UNSUPPORTED;
  hasColourTransform = transform == 1;
  hasStyle = true;
  for (let i = 0; i < componentCount; i++) {
    if (componentAt(i).hasOwnStyle) continue;
    const status = readStyle(componentAt(i), at + 5, length - 5, (flags & 1) != 0);
    if (status < 0) return status;
  }
  return 0;
}

function readPlanes(component: Component, at: usize, length: i32): i32 {
  if (length < 1) return TRUNCATED;
  const style = load<u8>(at);
  if (style & 31) return UNSUPPORTED;
  component.guardBits = style >>> 5;
  component.exponents = at + 1;
  component.exponentCount = length - 1;
  return 0;
}

/** Bytes of a component's number. */
// @ts-ignore: decorator
@inline
function numberBytes(): i32 {
  return componentCount > 256 ? 2 : 1;
}

/** A segment that begins with a component's number. */
function readOwn(marker: u32, at: usize, length: i32): i32 {
  const bytes = numberBytes();
  if (length < bytes + 1) return TRUNCATED;
  const index = <i32>(bytes == 2 ? word16(at) : <u32>load<u8>(at));
  if (index >= componentCount) return CORRUPT;
  const component = componentAt(index);
  at += bytes;
  length -= bytes;
  if (marker == QCC) {
    component.hasOwnPlanes = 1;
    return readPlanes(component, at, length);
  }
  component.hasOwnStyle = 1;
  return readStyle(component, at + 1, length - 1, (load<u8>(at) & 1) != 0);
}

/** The transform that is not linear, ITU-T T.801, A.3.10: its numbers have two bytes, 65535 is all components. */
function readTransform(at: usize, length: i32): i32 {
  if (length < 4) return TRUNCATED;
  const index = <i32>word16(at);
  const type = load<u8>(at, 3);
  if (type != 0 && type != 3) return UNSUPPORTED;
  if (index == 65535) {
    for (let i = 0; i < componentCount; i++) {
      if (!componentAt(i).hasOwnComplement) componentAt(i).complement = type;
    }
    return 0;
  }
  if (index >= componentCount) return CORRUPT;
  componentAt(index).complement = type;
  componentAt(index).hasOwnComplement = 1;
  return 0;
}

function readSegment(marker: u32, at: usize, length: i32): i32 {
  if (marker == CAP) return length >= 4 && !(word32(at) & HT_CAPABLE) ? UNSUPPORTED : 0;
  if (marker == COD) return readDefaultStyle(at, length);
  if (marker == COC || marker == QCC) return readOwn(marker, at, length);
  if (marker == NLT) return readTransform(at, length);
  if (marker == RGN || marker == POC || marker == PPM) return UNSUPPORTED;
  if (marker != QCD) return 0;
  hasPlanes = true;
  for (let i = 0; i < componentCount; i++) {
    if (componentAt(i).hasOwnPlanes) continue;
    const status = readPlanes(componentAt(i), at, length);
    if (status < 0) return status;
  }
  return 0;
}

/** Reads the main header from `at` up to the first tile part, of a picture that has `channels` components. */
export function readMainHeader(at: usize, end: usize, channels: i32): i32 {
  if (at + 4 > end) return TRUNCATED;
  if (word16(at) != SOC || word16(at + 2) != SIZ) return CORRUPT;
  at += 2;
  hasStyle = false;
  hasPlanes = false;
  while (at + 4 <= end) {
    const marker = word16(at);
    if (marker == SOT) {
      tileParts = at;
      if (!hasStyle || !hasPlanes) return CORRUPT;
      for (let i = 0; i < componentCount; i++) {
        if (componentAt(i).exponentCount < 3 * componentAt(i).levels + 1) return CORRUPT;
      }
      return 0;
    }
    const length = <i32>word16(at + 2) - 2;
    const from = at + 4;
    if (marker < 0xff01 || length < 0) return CORRUPT;
    if (from + <usize>length > end) return TRUNCATED;
    const status = marker == SIZ ? readSize(from, length, channels) : readSegment(marker, from, length);
    if (status < 0) return status;
    at = from + <usize>length;
  }
  return TRUNCATED;
}
