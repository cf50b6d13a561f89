/** Where pixels of one colour are, CSS pixels of the page. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly right: number;
}

export interface ColourSpots {
  readonly green: Spot | null;
  readonly yellow: Spot | null;
  readonly magenta: Spot | null;
}

/** Runs in the page: the middles of what is pure green, yellow and magenta in screenshots (base64) of a page so wide, above `height`. */
export async function colourCentres({
  frames,
  width,
  height,
}: {
  frames: readonly string[];
  width: number;
  height: number;
}): Promise<ColourSpots[]> {
  const found: ColourSpots[] = [];
  for (const data of frames) {
    const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))]));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('no 2-D context');
    context.drawImage(bitmap, 0, 0);
    const scale = width / bitmap.width;
    const { data: pixels } = context.getImageData(0, 0, bitmap.width, Math.round(height / scale));
    const spotOf = (is: (red: number, green: number, blue: number) => boolean): Spot | null => {
      let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
      for (let i = 0; i < pixels.length; i += 4) {
        if (!is(pixels[i] ?? 0, pixels[i + 1] ?? 0, pixels[i + 2] ?? 0)) continue;
        const [x, y] = [(i / 4) % bitmap.width, Math.floor(i / 4 / bitmap.width)];
        [left, top] = [Math.min(left, x), Math.min(top, y)];
        [right, bottom] = [Math.max(right, x + 1), Math.max(bottom, y + 1)];
      }
      if (left > right) return null;
      return { x: ((left + right) / 2) * scale, y: ((top + bottom) / 2) * scale, right: right * scale };
    };
    found.push({
      green: spotOf((red, green, blue) => green > 140 && red < 90 && blue < 90),
      yellow: spotOf((red, green, blue) => red > 140 && green > 140 && blue < 90),
      magenta: spotOf((red, green, blue) => red > 140 && blue > 140 && green < 90),
    });
  }
  return found;
}
