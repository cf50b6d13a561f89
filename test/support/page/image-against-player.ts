import './page-globals.ts';

export interface PixelDifference {
  readonly id: string;
  readonly size: readonly [width: number, height: number];
  /** Greatest difference of a code of red, green or blue; 255 where the sizes differ. */
  readonly worst: number;
}

/**
 * Runs in the page. Compares what each player's canvas shows, one pixel of it for one of the picture, with what `<img>`
 * shows of the address in the player's `data-image`; waits until they agree to one code, ten seconds at most.
 */
export async function compareWithImages(): Promise<PixelDifference[]> {
  const pixels = (source: HTMLImageElement | HTMLCanvasElement, width: number, height: number): ImageData => {
    const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('There is no canvas to read with.');
    context.drawImage(source, 0, 0);
    return context.getImageData(0, 0, width, height);
  };
  const compare = async (player: HTMLElement): Promise<PixelDifference> => {
    const image = new Image();
    image.src = player.dataset['image'] ?? '';
    await image.decode();
    const { naturalWidth: width, naturalHeight: height } = image;
    const wanted = pixels(image, width, height).data;
    const deadline = performance.now() + 10_000;
    let worst = 255;
    while (worst > 1 && performance.now() < deadline) {
      await globalThis.seqTest.frames();
      const canvas = globalThis.seqTest.canvasOf(player);
      if (canvas?.width !== width || canvas.height !== height) continue;
      worst = pixels(canvas, width, height).data.reduce((most, code, i) => {
        return Math.max(most, Math.abs(code - (wanted[i] ?? 0)));
      }, 0);
    }
    return { id: player.id, size: [width, height], worst };
  };
  return Promise.all([...document.querySelectorAll<HTMLElement>('seq-player[data-image]')].map(compare));
}
