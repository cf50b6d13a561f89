import { codedPicture, fakeFile } from '../presenter/fake-picture.ts';
import { exrFile } from '../exr/small-exr.ts';
import { PresenterHarness, shownNumber, stateAt } from '../presenter/presenter-harness.ts';

// Runs in a frame of its own under a Content-Security-Policy: shows one frame and tells its parent what came of it.

const SIZE = { width: 160, height: 90 };
const { codec } = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));

async function run(): Promise<unknown> {
  const exr = `${origin.replace('localhost', '127.0.0.1')}/test/support/presenter/fake-codec.ts`;
  const options = { fake: {}, real: { codecUrls: undefined }, elsewhere: { codecUrls: { exr } } }[codec ?? 'fake'];
  const words: string[] = [];
  const log = { debug: (word: string) => words.push(word), warn: (word: string) => words.push(word) };
  const harness = new PresenterHarness({ startMs: 6000, log, ...options });
  harness.commands.allowTextures(1e8);
  const canvas = harness.player(1, SIZE.width, SIZE.height);
  const file = codec === 'real' ? exrFile(9, SIZE.width, SIZE.height) : fakeFile(codedPicture(9, SIZE));
  const job = harness.job(9, file);
  harness.commands.load([job]);
  harness.commands.update(1, stateAt(9, SIZE));
  await harness
    .until(() => harness.all('stored').length + harness.all('failed').length > 0, 'an answer', 30_000)
    .catch((error) => {
      throw new Error(`${String(error)} ${words.join('; ')}`);
    });
  const [failed] = harness.all('failed');
  if (!failed) await harness.shown(1, 9);
  return {
    place: harness.client.place,
    number: failed ? null : shownNumber(canvas),
    error: failed?.error ?? null,
    words,
  };
}

run().then(
  (result) => parent.postMessage({ policyPage: result }, '*'),
  (error: unknown) => parent.postMessage({ policyPage: { error: { message: String(error) } } }, '*'),
);
