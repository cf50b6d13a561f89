import { expect } from 'chai';
import { SeqTimeline } from '../../../src/components/timeline/seq-timeline.ts';
import { FrameStatus } from '../../../src/core/frame/frame-status.ts';
import { animationFrames, until } from '../../support/player/animation-frames.ts';
import { FakePlayer } from '../../support/player/fake-player-element.ts';

customElements.define('seq-timeline', SeqTimeline);
customElements.define('fake-player', FakePlayer);

describe('what a timeline says of a frame', () => {
  let stage: HTMLElement;
  let player: FakePlayer;
  let timeline: SeqTimeline;

  beforeEach(async () => {
    stage = document.body.appendChild(document.createElement('div'));
    stage.style.width = '480px';
    player = stage.appendChild(new FakePlayer());
    timeline = stage.appendChild(new SeqTimeline());
    timeline.player = player;
    await animationFrames(3);
  });
  afterEach(() => stage.remove());

  const part = <E extends HTMLElement>(selector: string): E => timeline.renderRoot.querySelector<E>(selector)!;
  const pointAt = (frame: number): void => {
    const box = part('.track').getBoundingClientRect();
    const { first, last } = player.frames;
    const clientX = box.left + ((frame + 0.5 - first) * box.width) / (last + 1 - first);
    part('.track').dispatchEvent(new PointerEvent('pointermove', { clientX, bubbles: true }));
  };
  const readOut = (frame: number): [string, string] => {
    pointAt(frame);
    const more = part('.tip-more');
    return [part('.tip-line').textContent.split(' · ').slice(2).join(' · '), more.hidden ? '' : more.textContent];
  };

  it('marks frames with notes, and says what they are about', async () => {
    const text = { type: 'text', points: [[0, 0]], color: 'red', size: 9, text: 'grain\nis <b>gone</b>' };
    const annotations = [
      { id: 'a', author: 'kim', frame: 1011, items: [{ type: 'pen' }, text] },
      { id: 'b', range: '1030-1035', items: [] },
      { id: 'c', frame: 1035, items: [text] },
    ];
    player.tell('seq-display-change', { annotations });
    await animationFrames(4);
    const said = (frame: number): string => readOut(frame)[0].split(' · ').slice(1).join(' · ');
    expect([said(1011), said(1012), said(1030), said(1035)]).to.deep.equal([
      'note by kim: grain is <b>gone</b>',
      '',
      'note',
      '2 notes',
    ]);
    const canvas = part<HTMLCanvasElement>('.ruler canvas');
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, 1);
    const marked = Array.from({ length: 48 }, (_, i) => i + 1001).filter((frame) => {
      const x = Math.round(((frame + 0.5 - 1001) / 48) * canvas.width);
      return data[x * 4 + 3] === 255;
    });
    expect(marked).to.deep.equal([1011, 1030, 1031, 1032, 1033, 1034, 1035]);
    player.tell('seq-display-change', { annotations: [] });
    await animationFrames(4);
    expect(said(1011)).to.equal('');
  });

  it('names status and cause: reduced, incomplete, error with its message, 404, gap', async () => {
    player.setFrames(1, 40, 2);
    player.tell('seq-source-change');
    const status = player.frameStatus;
    status.set(0, 1, FrameStatus.Loaded);
    status.set(1, 2, FrameStatus.Loaded, 2);
    status.set(2, 3, FrameStatus.Loaded, 0, 1);
    status.set(3, 4, FrameStatus.Error);
    status.setAbsent(9);
    status.set(5, 6, FrameStatus.Loading);
    status.set(6, 7, FrameStatus.Header);
    await animationFrames(3);
    expect(readOut(1)).to.deep.equal(['loaded', '']);
    expect(readOut(2)).to.deep.equal(['missing: a gap in the sequence', '']);
    expect(readOut(3)).to.deep.equal(['loaded at 1/4', '']);
    expect(readOut(5)).to.deep.equal(['loaded: incomplete file', '']);
    expect(readOut(7)).to.deep.equal(['error: The file is truncated', 'the file ends at row 12']);
    expect(readOut(9)).to.deep.equal(['missing: File not found', 'there is no shot.9.exr']);
    expect(readOut(11)).to.deep.equal(['loading', '']);
    expect(readOut(13)).to.deep.equal(['header read', '']);
    expect(readOut(15)).to.deep.equal(['not loaded', '']);
  });

  it('keeps the read-out inside the timeline, however long it is', async () => {
    stage.style.width = '200px';
    await animationFrames(3);
    player.frameStatus.set(0, 48, FrameStatus.Error);
    for (const frame of [1001, 1024, 1048]) {
      pointAt(frame);
      const [tip, box] = [part('.tip').getBoundingClientRect(), timeline.getBoundingClientRect()];
      expect(tip.left).to.be.at.least(box.left - 1);
      expect(tip.right).to.be.at.most(box.right + 1);
    }
  });

  it('tells files that end early apart in the load indicator, by shape and not by colour alone', async () => {
    player.frameStatus.set(0, 24, FrameStatus.Loaded);
    player.frameStatus.set(24, 48, FrameStatus.Loaded, 0, 1);
    player.tell('seq-status-change');
    await animationFrames(3);
    const strip = part<HTMLCanvasElement>('.strip');
    const context = strip.getContext('2d')!;
    const at = (share: number, row: number): string =>
      String([...context.getImageData(Math.floor(share * strip.width), row, 1, 1).data]);
    const [whole, torn] = [0.255, 0.755];
    expect(at(torn, 0), 'the rows that are there').to.equal(at(whole, 0));
    expect(at(torn, strip.height - 1), 'the rows that are not').to.not.equal(at(whole, strip.height - 1));
  });

  describe('aloud', () => {
    const live = (): string => part('.live').textContent;
    const fail = (frame: number, code: string): void => {
      const detail = { code, frame, message: 'no', retryable: false };
      player.dispatchEvent(new CustomEvent('seq-error', { detail }));
    };

    it('says politely that a frame failed or is missing, and once that all are loaded', async () => {
      expect(part('.live').getAttribute('aria-live')).to.equal('polite');
      fail(1004, 'decode-failed');
      expect(live()).to.equal('Frame 1004: The file could not be decoded');
      await new Promise((done) => setTimeout(done, 1050));
      fail(1005, 'not-found');
      expect(live()).to.equal('Frame 1005 is missing');
      await new Promise((done) => setTimeout(done, 1050));
      player.frameStatus.set(0, 48, FrameStatus.Loaded);
      player.tell('seq-status-change');
      await until(() => live() === 'All frames loaded', 'the announcement');
    });

    it('says that the playhead rests on a missing frame', async () => {
      player.tell('seq-frame-change', { frame: 1009, status: 'Missing', playing: true });
      expect(live()).to.equal('');
      player.tell('seq-frame-change', { playing: false });
      expect(live()).to.equal('Frame 1009 is missing');
    });

    it('says at most one thing a second, and how many it left out', async () => {
      const said: string[] = [];
      const times: number[] = [];
      new MutationObserver(() => {
        said.push(live());
        times.push(performance.now());
      }).observe(part('.live'), { childList: true, characterData: true, subtree: true });
      for (let frame = 1001; frame <= 1030; frame++) {
        fail(frame, 'decode-failed');
        await animationFrames(1);
      }
      await new Promise((done) => setTimeout(done, 1100));
      expect(said.length).to.be.within(2, 3);
      expect(said[0]).to.equal('Frame 1001: The file could not be decoded');
      expect(said[1]).to.match(/^Frame 1002: The file could not be decoded, and \d+ more$/);
      for (let i = 1; i < times.length; i++) expect(times[i]! - times[i - 1]!).to.be.at.least(950);
    });

    it('changes the value text of the slider at most once a second, the last value of several', async () => {
      const times: number[] = [];
      new MutationObserver(() => times.push(performance.now())).observe(part('.slider'), {
        attributeFilter: ['aria-valuetext'],
      });
      const start = performance.now();
      for (let frame = 1002; performance.now() < start + 1500; frame = frame === 1048 ? 1001 : frame + 1) {
        player.tell('seq-frame-change', { frame, shown: frame, playing: true });
        await animationFrames(1);
      }
      expect(times.length).to.be.within(1, 3);
      for (let i = 1; i < times.length; i++) expect(times[i]! - times[i - 1]!).to.be.at.least(950);
      player.tell('seq-frame-change', { frame: 1033, shown: 1033, playing: false });
      await new Promise((done) => setTimeout(done, 1100));
      expect(part('.slider').getAttribute('aria-valuenow')).to.equal('1033');
    });
  });
});
