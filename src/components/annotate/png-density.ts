/** Signature and header of every PNG file: what follows the header may say how large its pixels are. */
const HEADER_BYTES = 8 + 25;
const METRES_PER_INCH = 0.0254;

/** A PNG file that says how many of its pixels are an inch (`pHYs`, PNG 11.3.4.3): printed, it has the size it was made for. */
export function withDensity(png: Blob, perInch: number): Blob {
  const chunk = new DataView(new ArrayBuffer(4 + 4 + 9 + 4));
  chunk.setUint32(0, 9);
  [...'pHYs'].forEach((letter, at) => chunk.setUint8(4 + at, letter.charCodeAt(0)));
  const perMetre = Math.round(perInch / METRES_PER_INCH);
  chunk.setUint32(8, perMetre);
  chunk.setUint32(12, perMetre);
  chunk.setUint8(16, 1);
  chunk.setUint32(17, crc32(new Uint8Array(chunk.buffer, 4, 13)));
  return new Blob([png.slice(0, HEADER_BYTES), chunk.buffer, png.slice(HEADER_BYTES)], { type: png.type });
}

/** PNG, annex D. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc & 1) === 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
