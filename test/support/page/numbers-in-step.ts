import './page-globals.ts';

export interface NumbersRead {
  /** Painted frames of the page in which the numbers were read. */
  readonly painted: number;
  /** What was read where the places did not all say the same, as text; at most 20. */
  readonly differing: readonly string[];
  readonly differed: number;
  /** Different frames that were named. */
  readonly named: number;
  /** Pictures that the presenter showed, and those of them that were not named in the animation frame of the same time. */
  readonly presented: number;
  readonly apart: number;
}

/**
 * Runs in the page, for a player with controls and HUD, a timeline and a status line with frame and timecode: plays for
 * some time and reads what each place says in every painted frame. The number in the controls is painted once more, as
 * a coded strip of the page's own, so that a screencast shows it beside the picture.
 */
export async function playAndRead({
  milliseconds,
  warmUpMs,
}: {
  readonly milliseconds: number;
  readonly warmUpMs: number;
}): Promise<NumbersRead> {
  const HALF_DISPLAY_FRAME_MS = 8;
  const player = globalThis.seqTest.player();
  const part = (selector: string, name: string): HTMLElement | null | undefined =>
    document.querySelector(selector)?.shadowRoot?.querySelector<HTMLElement>(name);
  const number = (text: string | null | undefined): string => /-?\d+/.exec(text ?? '')?.[0] ?? '';
  const places: Readonly<Record<string, () => string>> = {
    state: () => String(player.state.shown),
    controls: () => number(part('seq-player', '[part=controls]')?.textContent),
    hud: () => number(part('seq-player', '[part=hud]')?.textContent),
    chip: () => number(part('seq-timeline', '[part=chip]')?.textContent),
    status: () => number(part('seq-status', '[part=line]')?.textContent),
  };
  const timecodes = (): readonly (string | undefined)[] => [
    part('seq-status', '.token.timecode')?.textContent.trim(),
    /\d\d:\d\d:\d\d[:;]\d\d/.exec(part('seq-player', '[part=hud]')?.textContent ?? '')?.[0],
  ];
  const cells = [...document.querySelectorAll<HTMLElement>('#coded i')];
  const code = (): void => {
    const value = Number(places['controls']?.());
    cells.forEach((cell, i) => {
      const bit = ((value >> (15 - (i % 16))) & 1) === 1;
      cell.style.background = bit === i < 16 ? '#fff' : '#000';
    });
  };
  const controls = part('seq-player', '[part=controls]');
  const observer = new MutationObserver(code);
  if (controls) observer.observe(controls, { childList: true, characterData: true, subtree: true });
  code();

  const named = new Set<string>();
  const differing: string[] = [];
  let [painted, differed] = [0, 0];
  const look = (): void => {
    const said = Object.entries(places).map(([name, read]) => `${name} ${read()}`);
    const numbers = new Set(said.map((text) => text.split(' ')[1]));
    const times = timecodes();
    painted += 1;
    named.add([...numbers].join());
    if (numbers.size === 1 && times[0] === times[1]) return;
    differed += 1;
    if (differing.length < 20) differing.push(`${said.join(', ')}, ${times.join(' ')}`);
  };
  const presented: { readonly frame: number; readonly at: number }[] = [];
  const namings: { readonly frame: number | null; readonly at: number }[] = [];
  const note = (event: Event): void => {
    const { detail } = event as CustomEvent<{
      shown: number | null;
      presented: readonly { frame: number; shown: number | null; at: number }[];
    }>;
    // The time of the animation frame, in which state events come.
    namings.push({ frame: detail.shown, at: Number(document.timeline.currentTime) });
    presented.push(...detail.presented.filter(({ frame, shown }) => frame === shown));
  };
  player.play();
  await new Promise((done) => setTimeout(done, warmUpMs));
  player.addEventListener('seq-frame-change', note);
  const end = performance.now() + milliseconds;
  while (performance.now() < end) {
    await globalThis.seqTest.frames();
    // Once before anything of this page frame, so what the last one painted; and once after it was painted.
    look();
    await new Promise((done) => setTimeout(done));
    look();
  }
  player.removeEventListener('seq-frame-change', note);
  player.pause();
  observer.disconnect();
  // The first and the last may have their other half outside of what was watched.
  const whole = presented.slice(5, -5);
  const isNamed = ({ frame, at }: { frame: number; at: number }): boolean =>
    namings.some((naming) => naming.frame === frame && Math.abs(naming.at - at) < HALF_DISPLAY_FRAME_MS);
  const apart = whole.filter((picture) => !isNamed(picture)).length;
  return { painted, differing, differed, named: named.size, presented: whole.length, apart };
}
