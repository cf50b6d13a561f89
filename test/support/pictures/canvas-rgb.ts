import '../page/page-globals.ts';

/**
 * Runs in the page, once a player shows something: red, green and blue of its canvas as text, for a list of numbers takes
 * seconds to cross.
 */
export async function canvasRgb(what: {
  readonly selector: string;
  readonly width: number;
  readonly height: number;
}): Promise<string> {
  const deadline = performance.now() + 10_000;
  while (globalThis.seqTest.player(what.selector).state.shown === null && performance.now() < deadline) {
    await globalThis.seqTest.frames();
  }
  await globalThis.seqTest.frames(3);
  const context = new OffscreenCanvas(what.width, what.height).getContext('2d');
  const canvas = globalThis.seqTest.canvasOf(what.selector);
  if (canvas) context?.drawImage(canvas, 0, 0);
  const { data } = context?.getImageData(0, 0, what.width, what.height) ?? { data: new Uint8ClampedArray() };
  const rgb = data.filter((_, i) => i % 4 !== 3);
  return Array.from({ length: rgb.length / 4096 + 1 }, (_, i) => {
    return String.fromCharCode(...rgb.subarray(i * 4096, (i + 1) * 4096));
  }).join('');
}
