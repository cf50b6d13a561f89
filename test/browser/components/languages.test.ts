import { expect } from 'chai';
import { registerElements } from '../../../src/components/page/register-elements.ts';
import { annotateStrings } from '../../../src/components/text/annotate-strings.ts';
import { commandNames } from '../../../src/components/text/command-names.ts';
import { words } from '../../../src/components/text/german.ts';
import { registerStrings } from '../../../src/components/text/register-strings.ts';
import { partStrings } from '../../../src/components/text/part-strings.ts';
import { describedSettings, settingNames } from '../../../src/components/text/setting-names.ts';
import { speak } from '../../../src/components/text/spoken.ts';
import { scopeStrings } from '../../../src/components/text/scope-strings.ts';
import { strings } from '../../../src/components/text/strings.ts';
import { FrameStatus } from '../../../src/core/frame/frame-status.ts';
import '../../support/player/load-element-parts.ts';
import { FakePageCache } from '../../support/cache/fake-page-cache.ts';
import { animationFrames } from '../../support/player/animation-frames.ts';

/** Every whole text of a table. */
function texts(table: object): string[] {
  return Object.values(table).flatMap((value: unknown) => {
    if (typeof value === 'string') return [value];
    return value && typeof value === 'object' ? texts(value) : [];
  });
}

/** Everything that an element shows, or says to assistive technology. */
function saidBy(element: Element): string[] {
  const root = element.shadowRoot ?? element;
  const all = [...root.querySelectorAll('*')];
  const attributes = ['aria-label', 'aria-valuetext', 'title', 'placeholder'];
  const own = all.flatMap((one) => [...one.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE));
  return [
    ...own.map((node) => node.textContent?.trim() ?? ''),
    ...all.flatMap((one) => attributes.map((name) => one.getAttribute(name)?.trim() ?? '')),
  ].filter(Boolean);
}

describe('languages of elements', () => {
  let cache: FakePageCache;
  let stage: HTMLElement;

  beforeEach(() => {
    cache = new FakePageCache().install();
    registerElements();
    stage = document.body.appendChild(document.createElement('div'));
  });
  afterEach(async () => {
    stage.remove();
    await animationFrames();
    cache.uninstall();
    speak(null);
  });

  const show = async (markup: string): Promise<void> => {
    stage.innerHTML = markup;
    await animationFrames(2);
    for (const engine of cache.sessions.players) {
      engine.header();
      engine.setAll(FrameStatus.Loaded);
      engine.present([[1001, 1001]]);
    }
    await settled();
  };
  const settled = async (): Promise<void> => {
    await animationFrames(2);
    for (const one of stage.querySelectorAll<HTMLElement & { updateComplete: Promise<unknown> }>(
      'seq-player, seq-timeline, seq-status',
    ))
      await one.updateComplete;
    await animationFrames(2);
  };
  const label = (selector: string, within: ParentNode = stage): string | null =>
    within.querySelector(selector)?.shadowRoot?.querySelector('[role="slider"], [role="group"]')?.getAttribute('aria-label') ?? null; // prettier-ignore

  it('are those of the nearest lang, and change with it', async () => {
    await show('<p lang="de-AT"><seq-timeline></seq-timeline></p>');
    expect(label('seq-timeline')).to.equal('Zeitleiste');
    stage.firstElementChild!.setAttribute('lang', 'en');
    await settled();
    expect(label('seq-timeline')).to.equal('Timeline');
    stage.querySelector('seq-timeline')!.lang = 'de';
    await settled();
    expect(label('seq-timeline')).to.equal('Zeitleiste');
    stage.querySelector('seq-timeline')!.lang = 'x-unheard';
    await settled();
    expect(label('seq-timeline')).to.equal('Timeline');
  });

  it('may be several on one page, and reach into shadow roots', async () => {
    await show('<div lang="de"></div><seq-status lang="en"></seq-status>');
    const root = stage.firstElementChild!.attachShadow({ mode: 'open' });
    root.innerHTML = '<seq-status></seq-status>';
    await (root.firstElementChild as HTMLElementTagNameMap['seq-status']).updateComplete;
    expect([label('seq-status', root), label('seq-status')]).to.deep.equal(['Status des Players', 'Player status']);
    stage.querySelector('seq-status')!.show = 'mem';
    (stage.firstElementChild as HTMLElement).lang = 'en';
    await settled();
    expect(label('seq-status', root)).to.equal('Player status');
  });

  it('are those that the page registers, at once, with English for what they lack', async () => {
    await show('<div lang="eo"><seq-timeline></seq-timeline></div>');
    expect(label('seq-timeline')).to.equal('Timeline');
    await registerStrings('eo', { strings: { timeline: 'Tempolinio' } });
    await settled();
    expect(label('seq-timeline')).to.equal('Tempolinio');
    expect(saidBy(stage.querySelector('seq-timeline')!)).to.include('Not linked to a player');
  });

  it('are those of the element that speaks, whoever spoke last', async () => {
    await show(`<seq-player lang="de" annotate src="sh.####.exr" frames="1001-1010" style="inline-size: 900px"></seq-player>
      <seq-player lang="en" scopes="histogram" src="sh.####.exr" frames="1001-1010" style="inline-size: 900px"></seq-player>`);
    const [german, english] = [...stage.querySelectorAll('seq-player')];
    const surface = german!.shadowRoot!.querySelector<HTMLElement>('.draw-surface')!;
    surface.focus();
    // The other one has spoken since.
    english!.requestUpdate();
    await settled();
    const enter = (): void =>
      void surface.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
    surface.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true, composed: true }));
    enter();
    enter();
    await german!.updateComplete;
    const said = german!.shadowRoot!.querySelector('.draw-bar [role="status"]')!;
    speak(words as never);
    const drawn = annotateStrings.said.drawn;
    speak(null);
    expect(said.textContent).to.equal(drawn);
    english!.scopes = 'waveform';
    german!.requestUpdate();
    await settled();
    expect(english!.shadowRoot!.querySelector('.scope-note')?.textContent).to.equal(scopeStrings.absent);
  });

  it('leave nothing in English, in no panel', async () => {
    await show(`<div lang="de"><seq-player src="sh.####.exr" frames="1001-1010" controls hud annotate label="x" style="inline-size: 900px">
      <seq-timeline></seq-timeline><seq-status settings settings-key="words" show="frame dropped mem cache blocked workers"></seq-status>
    </seq-player></div>`);
    const english = [strings, partStrings, annotateStrings, commandNames, settingNames, describedSettings].flatMap(
      texts,
    );
    speak(words as never);
    const same = new Set(
      [strings, partStrings, annotateStrings, commandNames, settingNames, describedSettings].flatMap(texts),
    );
    const foreign = new Set(english.filter((text) => !same.has(text)));
    const player = stage.querySelector('seq-player')!;
    const status = stage.querySelector('seq-status')!;
    const heard = new Set<string>();
    const listen = async (): Promise<void> => {
      await settled();
      for (const one of stage.querySelectorAll('seq-player, seq-timeline, seq-status'))
        for (const text of saidBy(one)) heard.add(text);
    };
    await listen();
    status.shadowRoot!.querySelector<HTMLElement>('.gear')!.click();
    await listen();
    for (const key of ['?', 'menu', 'display', 'markers']) {
      if (key === '?') {
        const press = new KeyboardEvent('keydown', { key, bubbles: true, composed: true });
        player.shadowRoot!.querySelector('.stage')!.dispatchEvent(press);
      } else player.shadowRoot!.querySelector<HTMLElement>(`.bar button.${key}`)?.click();
      await listen();
    }
    expect([...heard].filter((text) => foreign.has(text))).to.deep.equal([]);
    expect([...heard]).to.include.members(['Tastenkürzel', 'Cache leeren', 'Belichtung', 'Textmarker', 'Sättigung']);
  });
});
