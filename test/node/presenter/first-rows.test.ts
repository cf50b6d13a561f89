import { expect } from 'chai';
import { frameNumber } from '../../../src/core/frame/frame-number.ts';
import type { FrameHeader, LoadJob } from '../../../src/core/presenter/protocol.ts';
import { FirstRows } from '../../../src/workers/present/playback/first-rows.ts';
import type { DividedFrame } from '../../../src/workers/present/pool/divided-frame.ts';
import { ManualTime } from '../../support/player/manual-time.ts';

describe('the first rows of a frame under way', () => {
  it('wait for a moment, then follow one another with pauses, and wake the display for each', () => {
    const time = new ManualTime();
    let woken = 0;
    let rows = 0;
    const header = { format: 'EXR' } as FrameHeader;
    const first = new FirstRows(time, { headerOf: (ticket) => (ticket === 7 ? header : null) }, () => (woken += 1));
    const picture = { info: {}, planes: [] };
    const request = { url: 'https://site.test/shot/a.1001.exr?v=1' };
    const frame = {
      job: { ticket: 7, source: 's@1', layer: 'Z', frame: frameNumber(1001), request } as LoadJob,
      rowsSoFar: () => (rows > 0 ? { picture, rows } : null),
    } as unknown as DividedFrame;

    expect(first.of(frame)).to.equal(null);
    rows = 10;
    time.advance(149);
    expect([first.of(frame), woken], 'not worth it yet').to.deep.equal([null, 0]);
    time.advance(1);
    expect(woken).to.equal(1);
    const stored = first.of(frame)!;
    expect(stored).to.deep.include({ source: 's@1', layer: 'Z', frame: 1001, header, bytes: 0 });
    expect(stored.path, 'for the file rules of a config').to.equal('https://site.test/shot/a.1001.exr');
    rows = 20;
    time.advance(299);
    expect([first.of(frame) === stored, woken], 'three times a second at most').to.deep.equal([true, 1]);
    time.advance(1);
    expect(woken).to.equal(2);
    const next = first.of(frame)!;
    expect(next.ticket, 'textures of their own').to.be.lessThan(stored.ticket);
    time.advance(5000);
    expect(first.of(frame), 'nothing new').to.equal(next);
  });
});
