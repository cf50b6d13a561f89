import { expect } from 'chai';
import type { PresenterClientOptions } from '../../../src/core/presenter/presenter-client.ts';
import { codedPicture, fakeFile } from '../../support/presenter/fake-picture.ts';
import { PresenterHarness, shownNumber, stateAt } from '../../support/presenter/presenter-harness.ts';

const SIZE = { width: 160, height: 90 };
const RealWorker = globalThis.Worker;

/** Stands in for a policy: refuses addresses as a browser would, by a throw, by an error event, or by silence. */
function refuse(refused: (url: string) => boolean, how: 'throw' | 'error' | 'silence'): void {
  globalThis.Worker = class extends RealWorker {
    constructor(url: string | URL, options?: WorkerOptions) {
      if (!refused(String(url))) {
        super(url, options);
        return;
      }
      if (how === 'throw') throw new DOMException('Refused.', 'SecurityError');
      super(URL.createObjectURL(new Blob([''])), options);
      if (how === 'error') setTimeout(() => this.dispatchEvent(new ErrorEvent('error')));
    }
  };
}

describe('starting the presenter', () => {
  let harness: PresenterHarness;
  afterEach(() => {
    harness.close();
    globalThis.Worker = RealWorker;
  });

  /** `starts`: how many presenters begin until one draws; what was given to those before is lost. */
  const works = async (place: string, options: Partial<PresenterClientOptions> = {}, starts = 1): Promise<void> => {
    harness = new PresenterHarness({ startMs: 9000, ...options });
    await harness.until(() => harness.starts === starts, 'it starts');
    harness.commands.allowTextures(1e8);
    const canvas = harness.player(1, SIZE.width, SIZE.height);
    await harness.store(3, codedPicture(3, SIZE));
    harness.commands.update(1, stateAt(3, SIZE));
    await harness.shown(1, 3);
    expect(shownNumber(canvas)).to.equal(3);
    expect(harness.client.place).to.equal(place);
  };
  const isBlob = (url: string): boolean => url.startsWith('blob:');

  it('from the address the host configured', () => works('configured', { workerUrl: '/src/workers/worker-entry.ts' }));

  it('from its own text as a Blob', () => works('blob'));

  it('past a configured address that does not exist', () => works('blob', { workerUrl: '/no/such/worker.js' }));

  for (const how of ['throw', 'error', 'silence'] as const) {
    it(`from the packaged file where Blobs are refused by ${how}`, async () => {
      refuse(isBlob, how);
      // Only silence takes so long; the worker that starts has the same time.
      await works('packaged', how === 'silence' ? { startMs: 3000 } : {});
    });
  }

  it('from a Blob that imports the packaged file', async () => {
    // The first Blob is the whole script; the bootstrap comes after it.
    let blobs = 0;
    refuse((url) => !isBlob(url) || blobs++ === 0, 'throw');
    await works('bootstrap');
  });

  it('in the page where no worker may start, with one warning', async () => {
    refuse(() => true, 'throw');
    const warnings: string[] = [];
    await works('page', { log: { debug: () => {}, warn: (message) => warnings.push(message) } });
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.contain('No worker can be started');
  });

  it('in the page when told so, frames decoded there too', () => works('page', { forceInPage: true }));

  it('in the page where workers have no WebGL2; decoders are still workers', async () => {
    const lines: string[] = [];
    const warnings: string[] = [];
    const log = {
      debug: (message: string) => void lines.push(message),
      warn: (message: string) => void warnings.push(message),
    };
    const started: string[] = [];
    globalThis.Worker = class extends RealWorker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        started.push(options?.name ?? '');
      }
    };
    await works('page', { workerUrl: '/test/support/presenter/worker-without-webgl.ts', log }, 2);
    expect(lines).to.deep.equal(['Workers have no WebGL2 here; pictures are drawn by the page.']);
    expect(warnings, 'a console that nothing is wrong for').to.deep.equal([]);
    expect(started).to.deep.equal(['seq-viewer presenter', 'seq-viewer decoder']);
  });

  it('asks the page for bytes while the presenter makes its drawing context', async function () {
    this.timeout(60_000);
    const address = URL.createObjectURL(new Blob(['held']));
    const held = new Promise((resolve) => (new BroadcastChannel(address).onmessage = resolve));
    const workerUrl = `/test/support/presenter/faulty-worker.ts?heldBy=${encodeURIComponent(address)}`;
    harness = new PresenterHarness({ workerUrl, startMs: 40_000 });
    const job = harness.job(1, fakeFile(codedPicture(1, SIZE)), { encodedBytes: 1, decodedBytes: 1 });
    harness.commands.load([job]);
    const need = async (holds: (bytes: number) => boolean): Promise<readonly [number, number]> => {
      const found = (): readonly [number, number] | undefined => {
        const report = harness.all('needBytes').find(({ decodedBytes }) => holds(decodedBytes));
        return report && [report.encodedBytes, report.decodedBytes];
      };
      await harness.until(() => found() !== undefined, 'it asks', 40_000);
      return found() ?? [0, 0];
    };
    const [encodedBytes] = await need(() => true);
    await held;
    harness.commands.grant(job.ticket, encodedBytes, 1);
    const [, decodedBytes] = await need((bytes) => bytes > 1);
    expect(harness.all('ready'), 'it still stands').to.deep.equal([]);
    harness.commands.grant(job.ticket, encodedBytes, decodedBytes);
    URL.revokeObjectURL(address);
    await harness.report('stored');
  });

  it('decodes in the presenter where it cannot start children', async () => {
    harness = new PresenterHarness({ workerUrl: '/test/support/presenter/faulty-worker.ts?children=refused' });
    await harness.until(() => harness.starts === 1, 'it starts');
    const file = fakeFile(codedPicture(1, SIZE));
    harness.commands.load([harness.job(1, file)]);
    await harness.report('stored');
    const [warning] = harness.all('log');
    expect(warning?.message).to.contain('Decode workers cannot be started');
  });
});
