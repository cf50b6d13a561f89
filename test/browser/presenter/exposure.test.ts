import { expect } from 'chai';
import { systemTime } from '../../../src/core/base/time-source.ts';
import { inOneBand } from '../../../src/core/frame/banded-picture.ts';
import { frameNumber } from '../../../src/core/frame/frame-number.ts';
import { TextureScheduler } from '../../../src/workers/present/playback/texture-scheduler.ts';
import { Renderer } from '../../../src/workers/present/gl/renderer.ts';
import { stateAt } from '../../support/presenter/presenter-harness.ts';

const UPLOADS = ['texSubImage2D', 'texImage2D', 'texImage3D', 'texSubImage3D', 'texStorage2D'] as const;
const SIZE = { width: 64, height: 36 };

describe('turning exposure over a 4K frame', () => {
  it('uploads nothing: what the GPU has is drawn anew', () => {
    const canvas = new OffscreenCanvas(1, 1);
    const renderer = Renderer.create(canvas)!;
    renderer.textures.allow(1e8);
    const gl = canvas.getContext('webgl2')!;
    let uploads = 0;
    for (const name of UPLOADS) {
      const original = gl[name] as (...args: unknown[]) => void;
      Object.defineProperty(gl, name, {
        value: (...args: unknown[]) => {
          uploads += 1;
          original.apply(gl, args);
        },
      });
    }
    const window = [0, 0, 3839, 2159] as const;
    const planes = ['R', 'G', 'B'].map((name) => ({
      name,
      type: 'half' as const,
      xSampling: 1,
      ySampling: 1,
      width: 3840,
      height: 2160,
      data: new Uint16Array(3840 * 2160).fill(0x3400),
    }));
    const info = {
      format: 'exr',
      layout: 'rgb' as const,
      displayWindow: window,
      dataWindow: window,
      pixelAspectRatio: 1,
      level: 0,
      complete: true,
    };
    const stored = {
      ticket: 1,
      source: 's@1',
      layer: '',
      frame: frameNumber(1),
      picture: inOneBand({ info, planes }),
      header: null,
      bytes: 0,
    };
    const drawer = new TextureScheduler({
      renderer: () => renderer,
      time: systemTime,
      lutOf: () => null,
      warn: (message) => expect.fail(message),
      freed: () => {},
    });
    const pixel = new Uint8Array(4);
    const show = (exposure: number): number => {
      const read = (): void => gl.readPixels(32, 18, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
      expect(drawer.show({ show: read }, stateAt(1, { ...SIZE, exposure }), stored)).to.equal(true);
      return pixel[0]!;
    };
    expect(show(0)).to.equal(64);
    expect(uploads, 'the first drawing uploads').to.be.greaterThan(20);
    uploads = 0;
    expect([show(1), show(-1), show(1.5)]).to.deep.equal([128, 32, 180]);
    expect(uploads).to.equal(0);
    renderer.textures.retain(new Set());
    renderer.textures.freeUnused();
  });
});
