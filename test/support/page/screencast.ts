import type { BrowserPage } from './browser-page.ts';
import type { PictureRectangle, StripReading } from '../pictures/coded-strip.ts';

export interface CastFrame {
  /** When the compositor made it, seconds of the browser's clock. */
  readonly timestamp: number;
  /** JPEG, base64. */
  readonly data: string;
}

/** What really was on the screen: the frames the browser's compositor made, by the DevTools protocol. */
export class Screencast {
  readonly frames: CastFrame[] = [];
  readonly #page: BrowserPage;
  #stop: () => Promise<void> = async () => {};

  private constructor(page: BrowserPage) {
    this.#page = page;
  }

  static async start(page: BrowserPage): Promise<Screencast> {
    const cast = new Screencast(page);
    const session = await page.devtools();
    const take = (event: { data: string; sessionId: number; metadata: { timestamp?: number } }): void => {
      cast.frames.push({ timestamp: event.metadata.timestamp ?? 0, data: event.data });
      session.send('Page.screencastFrameAck', { sessionId: event.sessionId }).catch(() => undefined);
    };
    session.on('Page.screencastFrame', take);
    await session.send('Page.startScreencast', { format: 'jpeg', quality: 70, everyNthFrame: 1 });
    cast.#stop = async () => {
      session.off('Page.screencastFrame', take);
      await session.send('Page.stopScreencast');
    };
    return cast;
  }

  /** Ends the cast; its frames as they came. */
  async end(): Promise<readonly CastFrame[]> {
    await this.#stop();
    this.#stop = async () => {};
    return this.frames;
  }

  /** Ends the cast and reads the strip inside `area`, CSS pixels of the page, in each frame. */
  async stop(area: PictureRectangle): Promise<{ timestamp: number; reading: StripReading }[]> {
    await this.#stop();
    this.#stop = async () => {};
    const viewport = this.#page.page.viewportSize() ?? { width: 1, height: 1 };
    const readings: { timestamp: number; reading: StripReading }[] = [];
    for (const { timestamp, data } of this.frames) {
      const reading = await this.#page.page.evaluate(readCastFrame, { data, area, viewport });
      readings.push({ timestamp, reading });
    }
    return readings;
  }
}

/** Runs in the page: decodes one screenshot and reads the strip in it. */
async function readCastFrame({
  data,
  area,
  viewport,
}: {
  data: string;
  area: PictureRectangle;
  viewport: { width: number; height: number };
}): Promise<StripReading> {
  const blob = new Blob([Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))]);
  const bitmap = await createImageBitmap(blob);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no 2-D context');
  context.drawImage(bitmap, 0, 0);
  const scale = bitmap.width / viewport.width;
  return globalThis.seqTest.readStrip(context.getImageData(0, 0, bitmap.width, bitmap.height), {
    x: area.x * scale,
    y: area.y * scale,
    width: area.width * scale,
    height: area.height * scale,
  });
}
