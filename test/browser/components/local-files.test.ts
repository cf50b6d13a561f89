import axe from 'axe-core';
import { expect } from 'chai';
import { SeqPlayer } from '../../../src/components/player/seq-player.ts';
import type { LocalSource } from '../../../src/core/sequence/local/find-local-sources.ts';
import { animationFrames, until } from '../../support/player/animation-frames.ts';
import { fakeEntry, fakeFolder, type FakeTree } from '../../support/server/fake-folder.ts';
import { useElementStage } from '../../support/cache/use-element-stage.ts';

if (!customElements.get('seq-player')) customElements.define('seq-player', SeqPlayer);

const TWO: FakeTree = {
  long: { 'a.1.exr': 'x', 'a.2.exr': 'x', 'a.4.exr': 'x' },
  short: { 'b.1.exr': 'x', 'b.2.exr': 'x' },
};

type Picker = { showDirectoryPicker?: unknown };

describe('how seq-player opens files of the user', () => {
  let stage: HTMLElement;
  const { showDirectoryPicker } = globalThis as Picker;
  useElementStage((at) => ({ stage } = at));
  afterEach(() => {
    document.documentElement.style.colorScheme = '';
    (globalThis as Picker).showDirectoryPicker = showDirectoryPicker;
  });

  async function build(attributes = 'local-files controls'): Promise<SeqPlayer> {
    stage.innerHTML = `<seq-player ${attributes}></seq-player>`;
    await animationFrames(3);
    return stage.firstElementChild as SeqPlayer;
  }
  const find = <Found extends HTMLElement>(player: SeqPlayer, selector: string): Found | null =>
    player.renderRoot.querySelector<Found>(selector);
  const press = (player: SeqPlayer, key: string, shiftKey = false): void => {
    const event = new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, composed: true, cancelable: true });
    find(player, '.stage')!.dispatchEvent(event);
  };
  /** A drag, drop or paste of what a tree says, or of text. */
  const give = (player: SeqPlayer, type: string, tree: FakeTree | null = TWO): Event => {
    const event = new Event(type, { bubbles: true, cancelable: true, composed: true });
    const items = tree ? [{ kind: 'file', webkitGetAsEntry: () => fakeEntry('f', tree) }] : [];
    const data = { types: [tree ? 'Files' : 'text/plain'], items, dropEffect: '' };
    Object.defineProperty(event, type === 'paste' ? 'clipboardData' : 'dataTransfer', { value: data });
    find(player, '.stage')!.dispatchEvent(event);
    return event;
  };
  const listed = (player: SeqPlayer): string[] =>
    [...player.renderRoot.querySelectorAll<HTMLElement>('.files li .name')].map(({ textContent }) => textContent);

  for (const type of ['drop', 'paste'])
    it(`takes a ${type}: the longest sequence is shown, the others are offered`, async () => {
      const player = await build();
      expect(give(player, type).defaultPrevented).to.equal(true);
      await until(() => player.state.source === 'a.#.exr');
      await until(() => listed(player).length === 2);
      expect(listed(player)).to.deep.equal(['f/long/a.#.exr', 'f/short/b.#.exr']);
      expect(find(player, '[aria-current]')!.textContent).to.match(/3 frames, 1-2,4/);
      find(player, 'li:nth-child(2) button')!.click();
      await until(() => player.state.source === 'b.#.exr');
      await until(() => /b\.#/.test(find(player, '[aria-current]')!.textContent));
      // Local files cannot be written down.
      expect(player.exportState().source).to.equal(null);
    });

  it('leaves text, and everything without local-files, to the page', async () => {
    const player = await build();
    for (const type of ['dragover', 'drop', 'paste']) expect(give(player, type, null).defaultPrevented).to.equal(false);
    player.localFiles = false;
    await animationFrames();
    for (const type of ['dragover', 'drop', 'paste']) expect(give(player, type).defaultPrevented).to.equal(false);
    press(player, 'Enter', true);
    await animationFrames();
    expect([find(player, '.files'), find(player, 'button.files')]).to.deep.equal([null, null]);
    press(player, '?');
    await animationFrames();
    expect(find(player, '.help')!.textContent).to.not.match(/Open files/);
  });

  it('leaves a drop that somebody else has taken alone', async () => {
    const player = await build();
    player.addEventListener('drop', (event) => event.preventDefault(), { capture: true });
    give(player, 'drop');
    await animationFrames(3);
    expect(player.state.source).to.equal(null);
  });

  it('says that it takes what is dragged over it, until it is gone', async () => {
    const player = await build('local-files src="a.####.exr" frames="1-2"');
    give(player, 'dragover');
    await animationFrames();
    expect(player.matches(':state(drop)')).to.equal(true);
    expect(find(player, '.drop-zone')!.textContent).to.match(/Drop files/);
    give(player, 'dragleave');
    await animationFrames();
    expect(player.matches(':state(drop)')).to.equal(false);
    expect(find(player, '.drop-zone')).to.equal(null);
  });

  it('can be prevented by the page, which loads what it likes of what was found', async () => {
    const player = await build();
    let offered: readonly LocalSource[] = [];
    stage.addEventListener('seq-open-request', (event) => {
      event.preventDefault();
      offered = event.detail.sources;
    });
    give(player, 'drop');
    await until(() => offered.length === 2);
    await animationFrames(3);
    expect(player.state.source).to.equal(null);
    void player.load(offered[1]!);
    expect(player.state.source).to.equal('b.#.exr');
  });

  it('opens the panel by key, with the keyboard in it, and gives it back on Escape', async () => {
    const player = await build('local-files src="a.####.exr" frames="1-2"');
    press(player, 'Enter', true);
    await until(() => player.shadowRoot!.activeElement?.className === 'pick-files');
    expect(find(player, '.files')!.role).to.equal('dialog');
    press(player, 'Escape');
    await until(() => find(player, '.files') === null);
    expect(player.shadowRoot!.activeElement?.className).to.match(/stage/);
  });

  it('asks the browser for a folder where it can, says nothing when that is cancelled, and why when it is refused', async () => {
    const player = await build();
    const answers = [
      () => Promise.reject(new DOMException('no', 'AbortError')),
      () => Promise.resolve(fakeFolder('closed', new DOMException('no', 'NotAllowedError'))),
      () => Promise.resolve(fakeFolder('f', TWO)),
    ];
    (globalThis as Picker).showDirectoryPicker = () => answers.shift()!();
    const button = (): HTMLElement => find(player, 'button.pick-folder')!;
    button().click();
    await animationFrames(2);
    expect(find(player, '.problem')).to.equal(null);
    button().click();
    await until(() => find(player, '.problem') !== null);
    expect(find(player, '.problem')!.textContent).to.match(/closed could not be read/);
    button().click();
    await until(() => player.state.source === 'a.#.exr');
    expect(find(player, '.problem')).to.equal(null);
  });

  it('goes on after it was moved, and hears a drop once', async () => {
    const player = await build();
    let asked = 0;
    stage.addEventListener('seq-open-request', () => (asked += 1));
    player.remove();
    stage.append(player);
    await animationFrames(2);
    give(player, 'drop');
    await until(() => player.state.source === 'a.#.exr');
    expect(asked).to.equal(1);
  });

  for (const scheme of ['light', 'dark'])
    it(`is clean for screen readers in a ${scheme} page: empty, with a complaint, with a list`, async () => {
      document.documentElement.style.colorScheme = scheme;
      const player = await build('local-files controls label="files"');
      const violations = async (): Promise<string[]> => {
        const { violations: found } = await axe.run(stage, { rules: { region: { enabled: false } } });
        return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
      };
      expect(await violations()).to.deep.equal([]);
      give(player, 'drop', { 'a.txt': 'x' });
      await until(() => find(player, '.problem') !== null);
      expect(await violations()).to.deep.equal([]);
      give(player, 'drop');
      await until(() => listed(player).length === 2);
      expect(await violations()).to.deep.equal([]);
    });
});
