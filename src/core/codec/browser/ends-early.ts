import { textAt } from './size/header-size.ts';

/** Whether a file lacks its end, as far as its format has one. Asked only of files that do not decode. */
export function endsEarly(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { length } = bytes;
  if (textAt(view, 0, 2) === '\xff\xd8') return textAt(view, length - 2, 2) !== '\xff\xd9';
  if (textAt(view, 0) === '\x89PNG') return textAt(view, length - 8) !== 'IEND';
  if (textAt(view, 0, 3) === 'GIF') return bytes[length - 1] !== 0x3b;
  if (textAt(view, 0) === 'RIFF') return length < 12 || view.getUint32(4, true) + 8 > length;
  if (textAt(view, 0, 2) === 'BM') return length < 6 || view.getUint32(2, true) > length;
  return false;
}
