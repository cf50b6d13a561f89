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
});
