import { expect } from 'chai';
import { captureAnnotated, withAnnotations } from '../../../src/components/annotate/annotated-picture.ts';
import type { Annotation } from '../../../src/core/annotation/annotation.ts';
import { holdAnnotations } from '../../../src/core/annotation/hold-annotations.ts';
import type { PlayerSnapshot } from '../../../src/core/player/player-snapshot.ts';
import { FakePlayer } from '../../support/player/fake-player-element.ts';

customElements.define('captured-player', FakePlayer);

const BOX = { type: 'rectangle', points: [[20, 20], [60, 40]], color: '#ff0000', size: 4 } as const; // prettier-ignore

describe('pictures with notes', () => {
  const grey = async (): Promise<Blob> => {
    const canvas = new OffscreenCanvas(100, 80);
    const context = canvas.getContext('2d')!;
    context.fillStyle = '#808080';
    context.fillRect(0, 0, 100, 80);
    return canvas.convertToBlob();
  };
  const stateOf = (annotations: readonly unknown[], frame = 1001): PlayerSnapshot => {
    const player = new FakePlayer();
    player.tell('x', { annotations: holdAnnotations(annotations), frame, shown: frame });
    return player.state;
  };
  const pixels = async (blob: Blob): Promise<{ width: number; height: number; at(x: number, y: number): number[] }> => {
    const bitmap = await createImageBitmap(blob);
    const { width, height } = bitmap;
    const context = new OffscreenCanvas(width, height).getContext('2d')!;
    context.drawImage(bitmap, 0, 0);
    return { width, height, at: (x, y) => [...context.getImageData(x, y, 1, 1).data.slice(0, 3)] };
  };
  const SAME = { scaleX: 1, scaleY: 1, originX: 0, originY: 0 };

  it('have them where they are in the picture, however it is zoomed and mirrored', async () => {
    const state = stateOf([{ id: 'a', frame: 1001, items: [BOX] }]);
    const plain = await pixels(await withAnnotations(grey(), state, SAME));
    expect([plain.at(40, 20), plain.at(40, 30), plain.at(20, 30)]).to.deep.equal([[255, 0, 0], [128, 128, 128], [255, 0, 0]]); // prettier-ignore
    // From canvas to picture: half the size, mirrored about the canvas's middle.
    const mirrored = { scaleX: -2, scaleY: 2, originX: 100, originY: 0 };
    const small = await pixels(await withAnnotations(grey(), state, mirrored));
    expect([small.at(40, 15), small.at(10, 15), small.at(30, 15)]).to.deep.equal([[255, 0, 0], [128, 128, 128], [128, 128, 128]]); // prettier-ignore
  });

  it('are of that frame alone, draw what is wrong not at all, and are translucent evenly', async () => {
    const arrow = { ...BOX, type: 'arrow', points: [[10, 40], [90, 40]], opacity: 0.5 }; // prettier-ignore
    const wrong = { ...BOX, color: 'url(https://example.com/a.png)' };
    const state = stateOf([{ id: 'a', frame: 1001, items: [wrong, { ...BOX, size: 'x' }, arrow] }, { id: 'b', frame: 1002, items: [BOX] }]); // prettier-ignore
    const picture = await pixels(await withAnnotations(grey(), state, SAME));
    expect(picture.at(40, 20)).to.deep.equal([128, 128, 128]);
    const [shaft, joint] = [picture.at(40, 40), picture.at(75, 40)];
    expect(shaft[0]).to.be.closeTo(192, 1);
    expect(joint).to.deep.equal(shaft);
  });

  it('come one a frame with its number, in the order of frames, and the player goes back', async () => {
    const notes: Annotation[] = [1005, 1002, 1002, 9999].map((frame, i) => ({ id: `${i}`, frame, items: [] }));
    const asked: string[] = [];
    const player = {
      state: stateOf(notes, 1007),
      seek: (frame: number) => {
        asked.push(`seek ${frame}`);
        return Promise.resolve({ frame, shown: frame, at: 0, outcome: 'presented' } as never);
      },
      capture: () => grey(),
    };
    const captures = await captureAnnotated(player, {});
    expect(captures.map(({ frame }) => frame)).to.deep.equal([1002, 1005]);
    expect(asked).to.deep.equal(['seek 1002', 'seek 1005', 'seek 1007']);
    const { width, height, at } = await pixels(captures[0]!.blob);
    expect([width, height, at(50, 40), at(99, 97)]).to.deep.equal([100, 98, [128, 128, 128], [26, 26, 26]]);
    const aborted = captureAnnotated(player, { signal: AbortSignal.abort(new Error('enough')) });
    expect(await aborted.catch((error: unknown) => (error as Error).message)).to.equal('enough');
  });

  /** A player of these notes that shows grey, and what it was asked for. */
  const captured = (notes: readonly Annotation[]) => {
    const asked: string[] = [];
    const player = {
      state: { ...stateOf(notes, 1007), size: { width: 100, height: 80, pixelAspectRatio: 1 }, clip: null },
      label: 'Shot 10',
      seek: (frame: number) => {
        asked.push(`seek ${frame}`);
        return Promise.resolve({ frame, shown: frame, at: 0, outcome: 'presented' } as never);
      },
      capture: () => grey(),
    };
    return { player, asked };
  };

  it('come as notes alone on transparent ground, without going anywhere', async () => {
    const notes: Annotation[] = [1002, 1005].map((frame, i) => ({ id: `${i}`, frame, items: i === 0 ? [BOX] : [] }));
    const { player, asked } = captured(notes);
    const captures = await captureAnnotated(player, { picture: false });
    expect(captures.map(({ frames }) => frames)).to.deep.equal([[1002], [1005]]);
    expect(asked).to.deep.equal([]);
    const bitmap = await createImageBitmap(captures[0]!.blob);
    expect([captures[0]!.blob.type, bitmap.width, bitmap.height]).to.deep.equal(['image/png', 100, 80]);
    const context = new OffscreenCanvas(100, 80).getContext('2d')!;
    context.drawImage(bitmap, 0, 0);
    const at = (x: number, y: number): number[] => [...context.getImageData(x, y, 1, 1).data];
    expect([at(40, 20), at(40, 30)]).to.deep.equal([[255, 0, 0, 255], [0, 0, 0, 0]]); // prettier-ignore
  });

  it('come as pages of several, which say how large they are printed', async () => {
    const notes: Annotation[] = Array.from({ length: 7 }, (_, i) => ({
      ...{ id: `${i}`, frame: 1001 + i, author: i % 2 === 0 ? 'Ann' : 'Bo', items: [] },
    }));
    const { player, asked } = captured(notes);
    const pages = await captureAnnotated(player, { sheet: { page: 'screen', columns: 3, rows: 2 } });
    expect(pages.map(({ frames }) => frames)).to.deep.equal([[1001, 1002, 1003, 1004, 1005, 1006], [1007]]);
    expect([asked.length, asked.at(-1)]).to.deep.equal([8, 'seek 1007']);
    const { width, height, at } = await pixels(pages[1]!.blob);
    expect([width, height]).to.deep.equal([1920, 1080]);
    // The one picture of the second page is in the middle of the first cell; all else of the page is paper.
    expect([at(330, 300), at(960, 300), at(330, 800)]).to.deep.equal([[128, 128, 128], [255, 255, 255], [255, 255, 255]]); // prettier-ignore
    const data = new DataView(await pages[0]!.blob.arrayBuffer());
    const chunk = String.fromCharCode(...new Uint8Array(data.buffer, 37, 4));
    expect([chunk, data.getUint32(33), data.getUint32(41), data.getUint8(49)]).to.deep.equal(['pHYs', 9, 3780, 1]);
    const upright = await captureAnnotated(player, { sheet: { upright: true }, type: 'image/jpeg' });
    const page = await pixels(upright[0]!.blob);
    expect([upright[0]!.blob.type, page.width, page.height]).to.deep.equal(['image/jpeg', 1654, 2339]);
  });

  it('refuse a page that there is not, by the name of the option', async () => {
    const { player } = captured([]);
    const refused = (sheet: object): Promise<unknown> =>
      captureAnnotated(player, { sheet }).catch((error: unknown) => (error as Error).message);
    expect(await refused({ page: 'a9' })).to.match(/sheet: \{page\}\}\) must be one of a4, a3, letter, screen/);
    expect(await refused({ columns: 0 })).to.match(/sheet: \{columns\}\}\) must be a whole number, 1…12/);
    expect(await refused({ rows: 2.5 })).to.match(/\{rows\}/);
  });

  it('have thousands of translucent strokes, and what is enormous or far away, while the page goes on', async () => {
    const far = [{ ...BOX, points: [[-1e300, 5], [1e300, 6]] }, { ...BOX, size: 1e300, points: [[1e12, 1e12], [2e12, 2e12]] }]; // prettier-ignore
    const strokes = Array.from({ length: 6000 }, (_, i) => {
      const y = 5 + (i % 60);
      return { type: 'marker', points: [[5, y], [70, y], [90, y]], color: '#0000ff', size: 1, opacity: 0.2 }; // prettier-ignore
    });
    const arrow = { type: 'arrow', points: [[10, 72], [90, 72]], color: '#ff0000', size: 3, opacity: 0.5 }; // prettier-ignore
    const state = stateOf([{ id: 'a', frame: 1001, items: [...far, ...strokes, arrow] }]);
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    const picture = await pixels(await withAnnotations(grey(), state, SAME));
    clearInterval(timer);
    expect(turns).to.be.greaterThan(2);
    expect(picture.at(50, 30)[2], 'a hundred strokes over one another').to.be.greaterThan(160);
    const [shaft, head] = [picture.at(40, 72), picture.at(80, 75)];
    expect(shaft[0]).to.be.closeTo(192, 2);
    expect(head, 'the head is broader than the line').to.deep.equal(shaft);
    expect(picture.at(40, 78)).to.deep.equal([128, 128, 128]);
  });
});
