import { html, render, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { pageCache } from '../../core/cache/page-cache.ts';
import type { PlayerSnapshot } from '../../core/player/player-snapshot.ts';
import type { PlayerSession } from '../../core/player/player-session.ts';
import type { ScopeReading, ScopeRequest } from '../../core/scopes/scope-reading.ts';
import { formatRegion, parseRegion } from '../../core/scopes/scope-region.ts';
import { type ScopeName, SCOPES } from '../../core/scopes/scope-words.ts';
import type { Point } from '../../core/viewport/viewport.ts';
import { FrameScheduler } from '../element/frame-scheduler.ts';
import type { RequestTarget } from '../events/request-events.ts';
import { request } from '../events/requests.ts';
import { scopeStrings } from '../text/scope-strings.ts';
import { paintScope } from './paint-scope.ts';
import { RegionOnPicture } from './region-on-picture.ts';
import { ScopeFollower } from './scope-follower.ts';
import { scopeBar } from './scope-bar.ts';

/** The player whose picture is measured. */
export interface ScopesPort {
  readonly player: HTMLElement &
    RequestTarget & {
      readonly state: PlayerSnapshot;
      toPicture(clientX: number, clientY: number): Point | null;
      requestUpdate(): void;
    };
  readonly session: Pick<PlayerSession, 'readScopes'>;
  /** Has words said in the language of the player. */
  speak(): void;
}

/** Counts on both sides of the presenter's thread, and the table of codes there; canvases are counted by their size. */
const FIXED_BYTES = 3_200_000;
/** A look at what plays is said to be as old as it is from here on, milliseconds. */
const OLD_MS = 300;
/** What is painted anew. */
const Repaint = { All: 1, Note: 2 } as const;

/** Scopes of one player: what is measured, how it is shown, and the region on the picture. */
export class ScopesView {
  readonly #port: ScopesPort;
  readonly #follower: ScopeFollower;
  readonly #region: RegionOnPicture;
  readonly #painting = new FrameScheduler((reasons) => this.#paint(reasons));
  #claim: ReturnType<ReturnType<typeof pageCache>['addClaim']> | null = null;
  #resizes: ResizeObserver | null = null;
  #root: HTMLElement | null = null;
  #layer: HTMLElement | null = null;
  #reading: ScopeReading | null = null;
  /** When what it is of was shown, by the page's clock. */
  #readAt = 0;
  /** There is nothing to measure. */
  #isAbsent = false;
  #settings: PlayerSnapshot['settings'] | null = null;
  /** CSS pixels of all canvases. */
  #pixels = 0;

  constructor(port: ScopesPort) {
    this.#port = port;
    const { player, session } = port;
    this.#follower = new ScopeFollower({
      read: (asked, isWanted) => session.readScopes(asked, isWanted),
      changed: (reading, at) => {
        this.#reading = reading;
        this.#readAt = at;
        this.#isAbsent = reading === null;
        this.#painting.ask(Repaint.All);
      },
    });
    this.#region = new RegionOnPicture({
      toPicture: (x, y) => player.toPicture(x, y),
      size: () => player.state.size,
      drawn: (region) => this.#ask({ scopeRegion: region && formatRegion(region) }),
      changed: () => player.requestUpdate(),
    });
  }

  /** Below the picture. */
  panel(): TemplateResult {
    const { state } = this.#port.player;
    const { settings } = state;
    const kinds = scopeKinds(settings.scopes);
    if (settings !== this.#settings) this.#painting.ask(Repaint.All);
    // A look that is long in coming is told of.
    else if (state.playing && this.#age >= OLD_MS) this.#painting.ask(Repaint.Note);
    this.#settings = settings;
    this.#follow();
    this.#showRegion();
    const { values, stage } = this.#request(state);
    return html`<section class="scopes" aria-label=${scopeStrings.title} ${ref(this.#mount)}>
      ${scopeBar({
        state,
        kinds,
        side: this.#request(state).side,
        isDrawing: this.#region.isDrawing,
        set: (changes) => this.#ask(changes),
        draw: (on) => this.#region.draw(on),
      })}
      <div class="scope-row">
        ${kinds.map((name) => {
          const { names, words, described } = scopeStrings;
          const label = described(names[name], words[name === 'vectorscope' ? 'display' : values], words[stage]);
          return html`<figure class="scope ${name}" data-scope=${name}>
            <canvas class="trace" role="img" aria-label=${label}></canvas>
            <canvas aria-hidden="true"></canvas>
            <figcaption>${names[name]}</figcaption>
          </figure>`;
        })}
      </div>
    </section>`;
  }

  /** Shows the region on the picture, in the layer whose pixels are the picture's. */
  #showRegion(): void {
    const { player } = this.#port;
    const { scopeRegion } = player.state.settings;
    const stage = player.shadowRoot?.querySelector('.host-layer');
    this.#layer ??= stage?.appendChild(player.ownerDocument.createElement('div')) ?? null;
    if (this.#layer) render(this.#region.template(parseRegion(scopeRegion)), this.#layer);
  }

  #ask(changes: Readonly<Record<string, unknown>>): void {
    const { player } = this.#port;
    request(player, player, 'seq-display-request', changes);
  }

  #request({ settings, compare }: PlayerSnapshot): Omit<ScopeRequest, 'exact'> {
    const { scopeValues: values, scopeStage: stage, scopeSide } = settings;
    const isOther = scopeSide === 'b' || (scopeSide === 'auto' && settings.compare === 'flip' && settings.compareSide === 'b'); // prettier-ignore
    return {
      scopes: scopeKinds(settings.scopes),
      ...{ values, stage, side: compare && isOther ? 'b' : 'a' },
      region: parseRegion(settings.scopeRegion),
    };
  }

  /** Measures what is shown now, where there is memory for it. */
  #follow(): void {
    const { state } = this.#port.player;
    const { settings, shown, shownLayer, level, complete, source, compare, ocio, playing } = state;
    if (!this.#root || shown === null || !this.#hasMemory) return this.#follower.follow(null);
    this.#follower.follow({
      request: this.#request(state),
      playing,
      facts: [
        ...[settings, shown, shownLayer, level, complete, source],
        ...[compare?.shown, ocio?.managed, ocio?.view, ocio?.display, ocio?.input],
      ],
    });
  }

  get #hasMemory(): boolean {
    return this.#claim?.resize(FIXED_BYTES + Math.ceil(this.#pixels * devicePixelRatio ** 2 * 4)) ?? false;
  }

  readonly #mount = (root: Element | undefined): void => {
    this.#resizes?.disconnect();
    this.#resizes = null;
    this.#root = (root as HTMLElement | undefined) ?? null;
    if (!root) return this.#end();
    this.#claim ??= pageCache().addClaim();
    this.#resizes = new ResizeObserver(() => {
      const canvases = [...root.querySelectorAll('canvas')];
      this.#pixels = canvases.reduce((sum, { clientWidth, clientHeight }) => sum + clientWidth * clientHeight, 0);
      this.#painting.ask(Repaint.All);
      this.#follow();
    });
    this.#resizes.observe(root);
  };

  #end(): void {
    this.#follower.stop();
    this.#painting.stop();
    this.#layer?.remove();
    this.#layer = null;
    this.#claim?.release();
    this.#claim = null;
    this.#reading = null;
    this.#settings = null;
  }

  #paint(reasons: number): void {
    const root = this.#root;
    if (!root) return;
    if ((reasons & Repaint.All) !== 0) this.#paintScopes(root);
    const { state } = this.#port.player;
    const note = root.querySelector('.scope-note');
    this.#port.speak();
    if (note) note.textContent = this.#note(state.compare ? scopeStrings.words[this.#request(state).side] : '');
  }

  #paintScopes(root: HTMLElement): void {
    const { state } = this.#port.player;
    const { settings, ocio } = state;
    const { values, stage } = this.#request(state);
    const display = ocio?.managed ? (ocio.isP3 ? 'display-p3' : 'srgb') : settings.display;
    const picture = {
      ...{ values, stage, display, units: settings.scopeUnits },
      ...{ reading: this.#reading, isMirrored: settings.flop },
    };
    for (const figure of root.querySelectorAll<HTMLElement>('[data-scope]')) {
      paintScope(figure, figure.dataset.scope as ScopeName, picture);
    }
  }

  /** Milliseconds since what was read was shown. */
  get #age(): number {
    return performance.now() - this.#readAt;
  }

  #note(side: string): string {
    const reading = this.#reading;
    if (!reading) {
      if (this.#claim?.bytes === 0) return scopeStrings.noMemory;
      return this.#isAbsent ? [side, scopeStrings.absent].filter(Boolean).join(' ') : scopeStrings.waiting;
    }
    const live = this.#age < OLD_MS ? scopeStrings.live : scopeStrings.old(this.#age / 1000);
    const how = reading.exact ? scopeStrings.exact : live;
    const reduced = reading.level > 0 ? ` ${scopeStrings.reduced(reading.level)}` : '';
    return `${scopeStrings.picture(side, reading.frame)} · ${how}${reduced}`;
  }
}

/** The scopes of a list, each once; all of them where it names none. */
export function scopeKinds(list: string | null): readonly ScopeName[] {
  const named = (list ?? '').split(/\s+/).filter((word) => word !== '');
  const known = [...new Set(named)].filter((word): word is ScopeName => SCOPES.some((name) => name === word));
  return known.length > 0 ? known : SCOPES;
}
