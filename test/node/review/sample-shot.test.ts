import { expect } from 'chai';
import type { SeqPlayer } from '../../../src/index.ts';
import { sampleShot } from '../../../stories/review/sample-shot.ts';

/** What of a player and of the page around it the sample shot touches. */
class FakePage {
  readonly note = { textContent: '' };
  readonly texts = new Set<string>();
  readonly attributes = new Map<string, string>();
  reloads = 0;
  /** Frames that have been made when it is looked, one after the other; the last stays. */
  made: number[] = [];
  readonly #fetch = globalThis.fetch;
  readonly #setTimeout = globalThis.setTimeout;

  /** Looks follow one another at once. */
  enter(): void {
    globalThis.fetch = () => {
      const made = this.made.length > 1 ? this.made.shift() : this.made[0];
      return Promise.resolve(new Response(JSON.stringify({ made, all: 48 })));
    };
    globalThis.setTimeout = ((done: () => void) => {
      this.texts.add(this.note.textContent);
      return this.#setTimeout(done, 0);
    }) as typeof setTimeout;
  }

  leave(): void {
    globalThis.fetch = this.#fetch;
    globalThis.setTimeout = this.#setTimeout;
  }

  readonly player = {
    state: { frame: 1010, playing: false },
    frame: 0,
    getAttribute: (name: string) => this.attributes.get(name) ?? null,
    setAttribute: (name: string, value: string) => void this.attributes.set(name, value),
    reload: () => Promise.resolve(void (this.reloads += 1)),
  };

  async open(src: string | null): Promise<void> {
    const { player, note } = this;
    const sample = await sampleShot(player as unknown as SeqPlayer, note as HTMLElement);
    this.attributes.set('src', src ?? sample.src);
    for (let turn = 0; turn < 100 && note.textContent !== ''; turn++)
      await new Promise((done) => this.#setTimeout(done, 1));
    await new Promise((done) => this.#setTimeout(done, 1));
  }
}

describe('the review page while the sample shot is being made', () => {
  let page: FakePage;
  beforeEach(() => {
    page = new FakePage();
    page.enter();
  });
  afterEach(() => page.leave());

  it('shows the small shot, says how far the whole one is, and puts it in place at the same frame', async () => {
    page.made = [3, 12, 48];
    await page.open(null);
    expect(page.attributes.get('src')).to.equal('/sample/shot.####.exr');
    expect(page.player.frame).to.equal(1010);
    expect([...page.texts].join()).to.contain('Making the sample shot in full size: 12 of 48 frames');
    expect(page.reloads).to.equal(0);
  });

  it('says what an edit of it waits for, and opens it again when all is there', async () => {
    page.made = [3, 12, 40, 48];
    await page.open('/stories/review/sample-cut.otio');
    expect([...page.texts].join()).to.match(/The edit waits for the sample shot .*: 40 of 48 frames/);
    expect(page.reloads).to.equal(1);
    expect(page.note.textContent).to.equal('');
    expect(page.attributes.get('src')).to.equal('/stories/review/sample-cut.otio');
  });

  it('leaves alone what is opened in its place, and does not wait for what is there', async () => {
    page.made = [3, 48];
    await page.open('other.####.exr');
    expect([page.attributes.get('src'), page.reloads]).to.deep.equal(['other.####.exr', 0]);
    page.made = [48];
    await page.open('/stories/review/sample-cut.otio');
    expect(page.reloads).to.equal(0);
  });
});
