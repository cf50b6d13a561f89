import { expect } from 'chai';
import type { FrameHeader } from '../../../src/core/presenter/protocol.ts';
import { SharedHeaders } from '../../../src/workers/present/frames/shared-headers.ts';

const layers = (): FrameHeader['layers'] =>
  Array.from({ length: 500 }, (_, at) => ({ id: `pass${at}`, part: null, view: null, channels: ['R', 'G', 'B'] }));

const header = (timecode: string | null, width = 32): FrameHeader => ({
  format: 'OpenEXR',
  compression: 'ZIP',
  width,
  height: 18,
  pixelAspectRatio: 1,
  layers: layers(),
  defaultLayer: '',
  frameRate: null,
  timecode,
  attributes: { camera: 'A' },
});

describe('headers of stored frames', () => {
  it('are one object where all is equal, and share what is', () => {
    const shared = new SharedHeaders();
    const first = shared.share('shot', header('01:00:00:00'));
    expect(shared.share('shot', header('01:00:00:00'))).to.equal(first);
    const next = shared.share('shot', header('01:00:00:01', 64));
    expect(next).to.deep.equal(header('01:00:00:01', 64));
    expect(next.layers).to.equal(first.layers);
    expect(next.attributes).to.equal(first.attributes);
  });

  it('are kept apart by kind, and lose fields that are gone', () => {
    const shared = new SharedHeaders();
    const noted = shared.share('shot', { ...header(null), notes: [{ code: 'x', message: 'y' }] });
    expect(shared.share('shot', header(null))).to.deep.equal(header(null));
    expect(shared.share('other', header(null)).layers).to.not.equal(noted.layers);
  });
});
