import { expect } from 'chai';
import type { FrameHeader } from '../../../src/core/presenter/protocol.ts';
import { HeaderReport } from '../../../src/workers/present/playback/header-report.ts';

const header = (changes: Partial<FrameHeader> = {}): FrameHeader => ({
  format: 'OpenEXR',
  compression: 'ZIP',
  width: 32,
  height: 18,
  pixelAspectRatio: 1,
  layers: [],
  defaultLayer: '',
  frameRate: null,
  timecode: null,
  attributes: {},
  ...changes,
});

describe('what the page is told of the header of the frame shown', () => {
  it('is the whole header first, then what changes, then nothing', () => {
    const report = new HeaderReport();
    expect(report.next(1, header())).to.deep.equal({ header: header() });
    expect(report.next(1, header())).to.deep.equal({});
    expect(report.next(1, header({ width: 64 }))).to.deep.equal({ headerChanges: { width: 64 } });
    expect(report.next(1, null)).to.deep.equal({});
  });

  it('is the whole again under a new revision, since reports of the old one may be ignored', () => {
    const report = new HeaderReport();
    report.next(1, header());
    expect(report.next(2, header())).to.deep.equal({ header: header() });
  });

  it('names fields that are gone', () => {
    const report = new HeaderReport();
    report.next(1, header({ notes: [{ code: 'icc-profile-invalid', message: 'cut short' }] }));
    expect(report.next(1, header())).to.deep.equal({ headerChanges: { notes: undefined } });
  });
});
