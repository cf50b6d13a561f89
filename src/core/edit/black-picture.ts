let picture: Blob | null = null;

/**
 * What stands in an edit's gap: a black picture of one pixel, as a Windows bitmap (BITMAPFILEHEADER and
 * BITMAPINFOHEADER, 24 bits), which every browser reads.
 */
export function blackPicture(): Blob {
  return (picture ??= new Blob([bitmap()], { type: 'image/bmp' }));
}

function bitmap(): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(58);
  const view = new DataView(bytes.buffer);
  bytes.set([0x42, 0x4d]);
  view.setUint32(2, bytes.length, true);
  view.setUint32(10, 54, true);
  view.setUint32(14, 40, true);
  view.setInt32(18, 1, true);
  view.setInt32(22, 1, true);
  view.setUint16(26, 1, true);
  view.setUint16(28, 24, true);
  view.setUint32(34, 4, true);
  return bytes;
}
