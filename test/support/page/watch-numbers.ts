import './page-globals.ts';

export interface NumbersWatched {
  /** Texts written beside the picture, of all places together. */
  readonly texts: number;
  /** Those that called a picture held which the presenter had not said was held, with place and milliseconds. */
  readonly held: readonly string[];
  readonly moves: number;
  /** Moves after which another picture was on the canvas for now: each could be called held by mistake. */
  readonly unanswered: number;
}

/**
 * Runs in the page. Moves a player through its cached frames in every way, and notes every text that HUD, controls,
 * status and timeline write meanwhile. Silence of the presenter counts as a hold 150 ms after the first move that it
 * has not answered, or its last answer: texts after that are no matter, a machine may be that busy.
 */
export async function watchNumbers({ id }: { readonly id: string }): Promise<NumbersWatched> {
  const player = globalThis.seqTest.player(`#${id}`);
  const { frames } = globalThis.seqTest;
  const beside = (tag: string): ShadowRoot | null => document.querySelector(`${tag}[for=${id}]`)?.shadowRoot ?? null;
  const places: readonly (readonly [name: string, root: ShadowRoot | null, read: (root: ShadowRoot) => string])[] = [
    ['hud', player.shadowRoot, (root) => root.querySelector('.hud')?.textContent ?? ''],
    ['controls', player.shadowRoot, (root) => root.querySelector('output.frame')?.textContent ?? ''],
    ['state', player.shadowRoot, () => (player.matches(':state(held)') ? 'held' : '')],
    ['status', beside('seq-status'), (root) => root.querySelector('.token.frame')?.textContent ?? ''],
    ['timeline', beside('seq-timeline'), (root) => root.querySelector('[role=slider]')?.ariaValueText ?? ''],
    ['mark', beside('seq-timeline'), (root) => (root.querySelector<HTMLElement>('.shown')?.hidden ? '' : 'held')],
  ];
  const toldHeld = new Set<number>();
  const held: string[] = [];
  const last = new Map<string, string>();
  let texts = 0;
  let moves = 0;
  let unanswered = 0;
  let silentSince = performance.now();

  const look = (): void => {
    for (const [name, root, read] of places) {
      const text = root ? read(root).trim() : '';
      if (text === (last.get(name) ?? '')) continue;
      last.set(name, text);
      texts += 1;
      const since = performance.now() - silentSince;
      if (/held/.test(text) && since < 150 && !toldHeld.has(player.state.frame ?? NaN)) {
        held.push(`${name}: ${text}, ${since.toFixed(0)} ms after a move or an answer`);
      }
    }
  };
  const note = (event: Event): void => {
    const { presented } = (event as CustomEvent<{ presented: { frame: number; shown: number | null }[] }>).detail;
    for (const { frame, shown } of presented) {
      if (shown !== frame) toldHeld.add(frame);
      else silentSince = performance.now();
    }
  };
  const observers = places.flatMap(([, root]) => {
    if (!root) return [];
    const observer = new MutationObserver(look);
    observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
    return [observer];
  });
  player.addEventListener('seq-frame-change', note);
  const move = (command: () => unknown): void => {
    if (!player.state.held) silentSince = performance.now();
    void command();
    moves += 1;
    if (player.state.held) unanswered += 1;
  };

  const { first, length } = player.state.frames ?? { first: 0, length: 1 };
  await player.seek(first);
  await frames(20);
  toldHeld.clear();
  for (let i = 0; i < 24; i++) {
    move(() => player.step(i < 12 ? 1 : -1));
    await frames(1 + (i % 3));
  }
  for (let i = 0; i < 24; i++) {
    move(() => player.seek(first + ((i * 37) % length)));
    await frames(1 + (i % 3));
  }
  for (let i = 0; i < 40; i++) {
    move(() => player.seek(first + ((i * 7919) % length)));
    await frames();
  }
  player.setAttribute('range', `${first}-${first + 3}`);
  player.setAttribute('fps', '50');
  for (let i = 0; i < 16; i++) {
    move(() => player.play());
    await frames(2 + (i % 5));
    move(() => player.pause());
    await frames(1 + (i % 3));
  }
  await frames(20);
  look();
  for (const observer of observers) observer.disconnect();
  player.removeEventListener('seq-frame-change', note);
  return { texts, held: [...new Set(held)], moves, unanswered };
}
