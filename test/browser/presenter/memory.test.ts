import { expect } from 'chai';
import { codedPicture, fakeFile } from '../../support/presenter/fake-picture.ts';
import { PresenterHarness, shownNumber, stateAt, twoFrames } from '../../support/presenter/presenter-harness.ts';

const SIZE = { width: 320, height: 180 };
const PLANE = SIZE.width * SIZE.height * 2;
const FRAME = PLANE * 3;

describe('the presenter accounts for its memory', () => {
  let harness: PresenterHarness;
  beforeEach(() => {
    harness = new PresenterHarness({ workers: 1 });
  });
  afterEach(() => harness.close());

  const spare = (): number => harness.all('memory').at(-1)?.spareBytes ?? 0;
  const textures = (): number => harness.all('memory').at(-1)?.textureBytes ?? 0;

  it('reports the bytes of a stored frame, and gives them back when it is released', async () => {
    const ticket = await harness.store(1, codedPicture(1, SIZE));
    const stored = await harness.report('stored');
    expect(stored.bytes).to.equal(FRAME);
    harness.commands.release([ticket]);
    const released = await harness.report('released');
    expect(released).to.deep.include({ tickets: [ticket], spareBytes: 0 });
  });

  it('keeps spare buffers up to what is allowed, and fills them again', async () => {
    harness.commands.allowSpare(FRAME);
    const first = await harness.store(1, codedPicture(1, SIZE));
    const second = await harness.store(2, codedPicture(2, SIZE));
    harness.commands.release([first, second]);
    const released = await harness.report('released');
    expect(released.spareBytes, 'one of two frames is kept').to.equal(FRAME);
    await harness.store(3, codedPicture(3, SIZE));
    expect(spare(), 'the spare buffers went into the third frame').to.equal(0);
    expect(harness.all('stored').at(-1)?.bytes).to.equal(FRAME);
    harness.commands.release([3]);
    await harness.report('released', (report) => report.tickets.includes(3));
    harness.commands.allowSpare(PLANE);
    await harness.until(() => spare() === PLANE, 'a lowered allowance frees at once');
  });

  it('draws nothing until textures are allowed, and never holds more than that', async () => {
    const canvas = harness.player(1, SIZE.width, SIZE.height);
    await harness.store(1, codedPicture(1, SIZE));
    harness.commands.update(1, stateAt(1, SIZE));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(harness.all('presented').flatMap((report) => report.frames.map((frame) => frame.shown))).to.deep.equal([
      null,
    ]);
    harness.commands.allowTextures(FRAME);
    await harness.shown(1, 1);
    expect(shownNumber(canvas)).to.equal(1);
    expect(textures()).to.equal(FRAME);
    await harness.store(2, codedPicture(2, SIZE));
    harness.commands.update(1, stateAt(2, SIZE));
    await harness.shown(1, 2);
    expect(shownNumber(canvas)).to.equal(2);
    expect(Math.max(...harness.all('memory').map((report) => report.textureBytes))).to.equal(FRAME);
  });

  it('holds no texture for a player that is off screen', async () => {
    harness.commands.allowTextures(1e8);
    const canvas = harness.player(1, SIZE.width, SIZE.height);
    await harness.store(1, codedPicture(1, SIZE));
    harness.commands.update(1, stateAt(1, SIZE));
    await harness.shown(1, 1);
    harness.commands.update(1, stateAt(1, { ...SIZE, visible: false }));
    await harness.until(() => textures() === 0, 'textures are freed');
    await twoFrames();
    expect(shownNumber(canvas), 'the picture stays on the canvas').to.equal(1);
  });

  it('keeps a paused picture on its canvas when its planes go', async () => {
    harness.commands.allowTextures(1e8);
    const canvas = harness.player(1, SIZE.width, SIZE.height);
    const ticket = await harness.store(1, codedPicture(1, SIZE));
    harness.commands.update(1, stateAt(1, SIZE));
    await harness.shown(1, 1);
    harness.commands.release([ticket]);
    await harness.report('released');
    await twoFrames();
    expect(shownNumber(canvas)).to.equal(1);
  });

  it('asks before it holds more than was reserved', async () => {
    const file = fakeFile(codedPicture(1, SIZE), 5000);
    const job = harness.job(1, file, { encodedBytes: 1000, decodedBytes: 1000 });
    harness.commands.load([job]);
    const first = await harness.report('needBytes');
    expect(first).to.deep.include({ ticket: job.ticket, encodedBytes: file.length, decodedBytes: 1000 });
    harness.commands.grant(job.ticket, file.length, 1000);
    const second = await harness.report('needBytes', (report) => report.decodedBytes > 1000);
    expect(second.decodedBytes).to.equal(FRAME);
    expect(harness.all('stored')).to.be.empty;
    harness.commands.grant(job.ticket, file.length, FRAME);
    await harness.report('stored');
  });

  it('answers an abort while a job waits for its grant, and while it decodes', async () => {
    const waiting = harness.job(1, fakeFile(codedPicture(1, SIZE)), { decodedBytes: 1 });
    const decoding = harness.job(2, fakeFile(codedPicture(2, { ...SIZE, decodeMs: 5000 })));
    const next = harness.job(3, fakeFile(codedPicture(3, { ...SIZE, decodeMs: 5000 })));
    const jobs = [waiting, decoding, next];
    harness.commands.load(jobs);
    await harness.report('needBytes');
    await harness.report('header', (report) => report.ticket === decoding.ticket);
    harness.commands.abort(jobs.map((job) => job.ticket));
    for (const { ticket } of jobs) {
      const failed = await harness.report('failed', (report) => report.ticket === ticket);
      expect(failed).to.deep.include({ aborted: true, error: null });
    }
    expect(harness.all('stored')).to.be.empty;
  });
});
