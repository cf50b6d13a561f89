import { expect } from 'chai';
import { codedPicture, fakeFile, type FakePicture } from '../../support/presenter/fake-picture.ts';
import { loseContexts, watchContexts } from '../../support/presenter/lose-contexts.ts';
import { PresenterHarness, shownNumber, stateAt, twoFrames } from '../../support/presenter/presenter-harness.ts';

const SIZE = { width: 160, height: 90 };

describe('decoders that die', () => {
  let harness: PresenterHarness;
  beforeEach(() => {
    harness = new PresenterHarness({
      workers: 2,
      workerUrl: '/test/support/presenter/faulty-worker.ts?silenceMs=2500&decodeMs=1500&startMs=5000',
    });
  });
  afterEach(() => harness.close());

  const FAULTS: Readonly<Record<string, FakePicture['fault'] & string>> = {
    'a frame whose decode never answers': 'hang',
    'a frame that sends the decoder into an endless loop': 'loop',
    'a frame that ends its worker': 'close',
    'a frame whose decoder throws where nobody catches': 'uncaught',
  };

  for (const [name, fault] of Object.entries(FAULTS)) {
    it(`${name} fails by itself; the frames around it arrive`, async () => {
      const bad = harness.job(1, fakeFile(codedPicture(1, { ...SIZE, fault })));
      const good = Array.from({ length: 6 }, (_, i) => harness.job(2 + i, fakeFile(codedPicture(2 + i, SIZE))));
      harness.commands.load([bad, ...good]);
      const failed = await harness.report('failed', (report) => report.ticket === bad.ticket);
      expect(failed.error).to.deep.include({ code: 'worker-crashed', retryable: true });
      for (const { ticket } of good) await harness.report('stored', (report) => report.ticket === ticket);
      expect(harness.all('failed')).to.have.length(1);
      expect(harness.all('workers').at(-1)?.dead).to.equal(1);
    });
  }

  it('a frame that kills twice is not tried a third time, until it is forgiven', async () => {
    const load = async (): Promise<boolean | undefined> => {
      const job = harness.job(1, fakeFile(codedPicture(1, { ...SIZE, fault: 'uncaught' })));
      harness.commands.load([job]);
      return (await harness.report('failed', (report) => report.ticket === job.ticket)).error?.retryable;
    };
    expect(await load()).to.equal(true);
    expect(await load()).to.equal(false);
    expect(await load()).to.equal(false);
    expect(harness.all('workers').at(-1)?.dead, 'the third was not started').to.equal(2);
    harness.commands.setUnavailable({
      source: harness.job(1, 'x').source,
      frames: [harness.job(1, 'x').frame],
      kind: null,
    });
    expect(await load()).to.equal(true);
  });

  it('an error that is caught is only that frame’s error', async () => {
    const job = harness.job(1, fakeFile(codedPicture(1, { fault: 'throw' })));
    harness.commands.load([job]);
    const failed = await harness.report('failed');
    expect(failed).to.deep.include({ aborted: false });
    expect(failed.error).to.deep.include({ code: 'decode-failed', message: 'The fake codec was told to throw.' });
    expect(harness.all('workers').at(-1)?.dead).to.equal(0);
  });

  it('a file of another format says what it is', async () => {
    const pdf = new TextEncoder().encode('%PDF-1.7\n%binary');
    harness.commands.load([harness.job(1, pdf)]);
    const failed = await harness.report('failed');
    expect(failed.error?.code).to.equal('format-unsupported');
    expect(failed.error?.message).to.contain('a PDF document');
  });
});

describe('a presenter that dies', () => {
  let harness: PresenterHarness;
  const workers: Worker[] = [];
  const RealWorker = globalThis.Worker;
  before(() => {
    globalThis.Worker = class extends RealWorker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        workers.push(this);
      }
    };
  });
  after(() => {
    globalThis.Worker = RealWorker;
  });
  afterEach(() => harness.close());

  it('is replaced; the players show their frames on new canvases', async () => {
    workers.length = 0;
    harness = new PresenterHarness({ silenceMs: 1200 });
    harness.commands.allowTextures(1e8);
    const old = harness.player(1, SIZE.width, SIZE.height);
    await harness.store(5, codedPicture(5, SIZE));
    harness.commands.update(1, stateAt(5, SIZE));
    await harness.shown(1, 5);
    workers.at(-1)?.terminate();
    await harness.until(() => harness.deaths === 1, 'its death is noticed');
    harness.reports.length = 0;
    expect(await harness.commands.sample(99, 0, 0, 1), 'questions are answered').to.equal(null);
    await harness.until(() => harness.starts === 2, 'a new one starts');
    expect(harness.client.attachCanvas(1, old), 'the old canvas is of no use').to.equal(false);
    const canvas = harness.player(1, SIZE.width, SIZE.height);
    harness.commands.allowTextures(1e8);
    harness.commands.update(1, stateAt(5, SIZE));
    await harness.store(5, codedPicture(5, SIZE));
    await harness.shown(1, 5);
    expect(shownNumber(canvas)).to.equal(5);
  });
});

describe('a presenter that dies again and again', () => {
  let harness: PresenterHarness;
  const workers: Worker[] = [];
  const RealWorker = globalThis.Worker;
  /** Presenters cannot be started while this is set. */
  let refuse = false;
  before(() => {
    globalThis.Worker = class extends RealWorker {
      constructor(url: string | URL, options?: WorkerOptions) {
        if (refuse) throw new DOMException('refused by the test', 'SecurityError');
        super(url, options);
        workers.push(this);
      }
    };
  });
  after(() => {
    globalThis.Worker = RealWorker;
  });
  beforeEach(() => {
    refuse = false;
    workers.length = 0;
  });
  afterEach(() => harness.close());

  it('comes back in a worker each time: what killed it was some input', async () => {
    harness = new PresenterHarness({ silenceMs: 600 });
    for (let death = 1; death <= 4; death++) {
      await harness.until(() => harness.starts === death, `start ${death}`);
      workers.at(-1)?.terminate();
      await harness.until(() => harness.deaths === death, `death ${death}`);
    }
    await harness.until(() => harness.starts === 5, 'the fifth start');
    expect(harness.client.place).not.to.equal('page');
  });

  it('moves into the page where workers cannot start any more, and out of it when they can', async () => {
    harness = new PresenterHarness({ silenceMs: 600, retryMs: 500 });
    await harness.until(() => harness.starts === 1, 'the first start');
    refuse = true;
    workers.at(-1)?.terminate();
    await harness.until(() => harness.client.place === 'page', 'it runs in the page');
    refuse = false;
    await harness.until(() => harness.client.place !== 'page' && harness.client.place !== null, 'it left the page');
    harness.commands.allowTextures(1e8);
    const canvas = harness.player(1, SIZE.width, SIZE.height);
    harness.commands.update(1, stateAt(5, SIZE));
    await harness.store(5, codedPicture(5, SIZE));
    await harness.shown(1, 5);
    expect(shownNumber(canvas)).to.equal(5);
  });
});

describe('a lost context', () => {
  let harness: PresenterHarness;
  let endWatch = (): void => {};
  beforeEach(() => void (endWatch = watchContexts(HTMLCanvasElement)));
  afterEach(() => {
    harness.close();
    endWatch();
  });

  for (const forceInPage of [false, true]) {
    it(`is restored from the frames held, nothing fetched again (${forceInPage ? 'page' : 'worker'})`, async () => {
      harness = new PresenterHarness({ forceInPage, workerUrl: '/test/support/presenter/faulty-worker.ts' });
      harness.commands.allowTextures(1e8);
      const canvas = harness.player(1, SIZE.width, SIZE.height);
      await harness.store(1, codedPicture(1, SIZE));
      await harness.store(2, codedPicture(2, SIZE));
      harness.commands.update(1, stateAt(1, SIZE));
      await harness.shown(1, 1);
      loseContexts(300);
      await harness.report('context', (report) => report.lost);
      harness.commands.update(1, stateAt(2, SIZE));
      await harness.report('context', (report) => !report.lost);
      await harness.shown(1, 2);
      await twoFrames();
      expect(shownNumber(canvas)).to.equal(2);
      expect(harness.all('stored')).to.have.length(2);
    });
  }
});
