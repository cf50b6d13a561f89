import { expect } from 'chai';
import { systemTime } from '../../../src/core/base/time-source.ts';
import { VideoSession } from '../../../src/core/codec/video/video-session.ts';
import { FakeVideo, groupedPackets, type FakeFrame } from '../../support/presenter/fake-video.ts';

const GROUPS = 4;
const PER_GROUP = 12;
const FRAMES = GROUPS * PER_GROUP;

describe('a session of one video', () => {
  let video: FakeVideo;
  let session: VideoSession<FakeFrame>;
  let taken: number[];
  const begin = (fake = new FakeVideo(groupedPackets(GROUPS, PER_GROUP))): void => {
    video = fake;
    taken = [];
    session = new VideoSession<FakeFrame>(video, video.start, systemTime);
  };
  beforeEach(() => begin());
  afterEach(() => session.close());

  const want = (position: number, tier = 1, signal = new AbortController().signal): Promise<void> =>
    session.want({
      position,
      tier,
      signal,
      decoding: () => {},
      take: async (frame) => {
        expect(frame.closed, 'open while it is copied').to.equal(false);
        await Promise.resolve();
        expect(frame.position).to.equal(position);
        taken.push(position);
      },
    });
  const errorOf = (work: Promise<void>): Promise<string> =>
    work.then(
      () => 'none',
      (error: { code?: unknown; name: string }) => (typeof error.code === 'string' ? error.code : error.name),
    );
  const all = Array.from({ length: FRAMES }, (_, i) => i);

  it('decodes every packet once where frames are wanted in order, one after the other', async () => {
    for (const position of all) await want(position);
    expect(taken).to.deep.equal(all);
    expect([video.restarts, video.decoded.length]).to.deep.equal([1, FRAMES]);
  });

  it('serves a whole group backwards with one pass', async () => {
    const group = all.slice(PER_GROUP, 2 * PER_GROUP).reverse();
    await Promise.all(group.map((position) => want(position)));
    expect(taken).to.deep.equal([...group].reverse());
    expect(video.restarts).to.equal(1);
    expect(video.decoded.length).to.be.lessThan(PER_GROUP + 8);
  });

  it('gives every frame in any order, each as what it is', async () => {
    const order = all.map((i) => (i * 29 + 7) % FRAMES);
    for (const position of order) await want(position);
    expect(taken).to.deep.equal(order);
  });

  it('goes on over a keyframe that comes next and jumps to one that lies further on', async () => {
    await want(PER_GROUP - 1);
    await want(PER_GROUP);
    expect(video.restarts).to.equal(1);
    await want(3 * PER_GROUP + 1);
    expect(video.opened).to.deep.equal([0, 3 * PER_GROUP]);
  });

  it('begins with the group before for what an open group presents before its keyframe', async () => {
    begin(new FakeVideo(groupedPackets(GROUPS, PER_GROUP, { open: true })));
    const leading = 2 * PER_GROUP;
    expect(video.index.frameOf(video.index.keys[2]!)).to.equal(leading + 2);
    await want(leading);
    await want(leading + 2);
    expect(taken).to.deep.equal([leading, leading + 2]);
    expect(video.opened).to.deep.equal([video.index.keys[1]]);
    begin(new FakeVideo(groupedPackets(GROUPS, PER_GROUP, { open: true })));
    await want(leading + 2);
    expect(video.opened).to.deep.equal([video.index.keys[2]]);
  });

  it('takes the frame of the lowest tier first, whatever is under way', async () => {
    const later = Promise.all([want(0), want(5), want(6)]);
    await want(3 * PER_GROUP, 0);
    expect(taken[0]).to.equal(3 * PER_GROUP);
    await later;
    expect(taken.length).to.equal(4);
  });

  it('does not wait for the network where a frame is wanted more', async () => {
    video.network = new Promise(() => {});
    void want(0);
    await new Promise((done) => setTimeout(done, 5));
    video.network = Promise.resolve();
    await want(2 * PER_GROUP, 0);
    expect(taken).to.deep.equal([2 * PER_GROUP]);
  });

  it('lets go of who is no longer interested, with their reason', async () => {
    const controller = new AbortController();
    video.network = new Promise((done) => setTimeout(done, 5));
    const aborted = errorOf(want(3, 1, controller.signal));
    controller.abort();
    expect(await aborted).to.equal('AbortError');
    await want(3);
    expect(taken).to.deep.equal([3]);
  });

  it('closes every frame, and none is left in hand for long', async () => {
    await Promise.all([want(30), want(7), want(8)]);
    const until = Date.now() + 5000;
    while (video.frames.some(({ closed }) => !closed) && Date.now() < until)
      await new Promise((d) => setTimeout(d, 20));
    expect(video.frames.filter(({ closed }) => !closed)).to.deep.equal([]);
    expect(video.frames.length).to.be.greaterThan(3);
  });

  it('says which frames a damaged packet takes with it; the rest comes', async () => {
    video.breaksAt = PER_GROUP + 5;
    const results = await Promise.all(all.map((position) => errorOf(want(position))));
    const failed = all.filter((position) => results[position] === 'decode-failed');
    expect(failed.every((position) => position > PER_GROUP && position < 2 * PER_GROUP)).to.equal(true);
    expect(failed).to.include(PER_GROUP + 5);
    expect(taken.length + failed.length).to.equal(FRAMES);
    expect(video.careful, 'tried again without hardware').to.equal(true);
  });

  it('never gives another frame for one that the decoder swallows', async () => {
    video.swallows = 17;
    const results = await Promise.all(all.map((position) => errorOf(want(position))));
    expect(all.filter((position) => results[position] !== 'none')).to.deep.equal([17]);
    expect(results[17]).to.equal('decode-failed');
  });

  it('names what a file that was cut off does not have', async () => {
    video.cutAt = 3 * PER_GROUP + 4;
    const results = await Promise.all(all.map((position) => errorOf(want(position))));
    expect(results.slice(0, 3 * PER_GROUP).every((result) => result === 'none')).to.equal(true);
    expect(results.at(-1)).to.equal('truncated');
  });

  it('settles all who wait when it is closed', async () => {
    video.network = new Promise(() => {});
    const waiting = errorOf(want(3));
    session.close();
    expect(await waiting).to.equal('worker-crashed');
  });
});
