import { html, isServer, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { whenLoaded } from '../../core/base/lazy-module.ts';
import { consoleLog } from '../../core/base/log.ts';
import { SeqError } from '../../core/base/seq-error.ts';
import { pageCache } from '../../core/cache/page-cache.ts';
import { statusSettings } from '../../core/settings/cache-settings.ts';
import type { PlayerSnapshot } from '../../core/player/player-snapshot.ts';
import type { SettingStorage } from '../../core/settings/setting-storage.ts';
import type { LinkedPlayer } from '../link/linked-player.ts';
import type { PageCachePort } from '../page/page-cache-port.ts';
import { PlayerLinkController } from '../link/player-link-controller.ts';
import { request } from '../events/requests.ts';
import { SeqElement } from '../element/seq-element.ts';
import { statusLine, statusPanel } from '../lazy-parts.ts';
import { statusStyles } from './seq-status.styles.ts';
import { RateMeter } from './rate-meter.ts';
import { CacheVotesController, VOTE_ATTRIBUTES } from '../page/cache-votes-controller.ts';
import type { PanelSettingsStore } from './panel-settings-store.ts';
import type { TokenView } from './token-view.ts';
import type { StatusFacts } from './status-text.ts';
import { DEFAULT_TOKENS, STATUS_TOKENS, parseTokens, type StatusToken } from './status-token.ts';
import { strings } from '../text/strings.ts';
import { theme } from '../element/theme.styles.ts';

/** The line changes at most this often, but for what names a frame. */
const INTERVAL_MS = 100;

/**
 * Status line of a player and of the page's cache: memory, frame, rate, drops and why nothing is loading. Without a
 * player it shows the page's cache.
 *
 * @tag seq-status
 * @attr {number} cache-percent - vote: share of memory the cache may use, 25–95
 * @attr {number} cache-reserve-gb - vote: memory left to everything else, 0.5–8 GB
 * @attr {number} cache-max-mb - vote: absolute limit, at most 12288 MB
 * @attr {number} workers - vote: decode workers, 1–8
 * @csspart line - the line
 * @csspart token - each read-out
 * @csspart panel - the settings panel
 * @fires seq-display-request - the settings panel asks the player: `{preloadOrder, resolution, missing}`
 * @csspart retry - the button that tries failed frames again, while there are some
 * @csspart clear - the Clear cache button
 * @cssstate unlinked - no player was found
 * @cssstate error - an attribute has an invalid value
 * @cssprop [--seq-ground] - background
 * @cssprop [--seq-raised] - background of fields and buttons
 * @cssprop [--seq-text] - text colour
 * @cssprop [--seq-quiet] - colour of secondary text
 * @cssprop [--seq-line] - colour of separators and borders
 * @cssprop [--seq-accent] - colour of focus and of the open panel's button
 * @cssprop [--seq-alert] - colour of a full cache and of dropped frames
 * @cssprop [--seq-busy] - colour of a cache under pressure and of held frames
 * @cssprop [--seq-radius=0] - radius of the corners
 * @cssprop [--seq-font] - type
 */
export class SeqStatus extends SeqElement {
  static override styles = [theme, statusStyles];

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, ...VOTE_ATTRIBUTES];
  }

  /** Id of the player; without it, and without `player`, the enclosing player. */
  @property() get for(): string {
    return this.#link.targetId;
  }

  set for(id: string | null) {
    this.#link.targetId = id ?? '';
  }

  /**
   * What to show, in order: `file frame timecode range resolution format layer zoom probe fps dropped mem cache buffered
   * hits workers network blocked epoch`. Default: `frame fps dropped mem`.
   */
  @property() get show(): string {
    return this.#tokens.join(' ');
  }

  set show(show: string | null) {
    const { tokens, unknown } = parseTokens(show ?? '');
    if (unknown.length) {
      consoleLog.warn(`seq-status: show="${show}": ${unknown.join(', ')} is not one of ${STATUS_TOKENS.join(' ')}`);
    }
    this.markState('error', unknown.length > 0);
    this.#tokens = tokens.length ? tokens : DEFAULT_TOKENS;
    this.#watchProbe();
  }

  /** The linked player; setting it comes before `for`. */
  @property({ attribute: false }) get player(): LinkedPlayer | null {
    return this.#link.player ?? this.#link.explicit;
  }

  set player(player: LinkedPlayer | null) {
    this.#link.explicit = player;
  }

  /** Offers the settings panel, and applies what it kept. */
  @property({ type: Boolean }) settings = false;

  /** Name under which the panel keeps its settings. */
  @property({ attribute: 'settings-key' }) settingsKey: string = statusSettings.settingsKey.default;

  /** Where the panel keeps its settings. Default: the browser's localStorage; it never throws. */
  @property({ attribute: false }) storage: SettingStorage | null = null;

  /** The cache shown. Default: the page's. */
  @property({ attribute: false }) cache: PageCachePort | null = null;

  @state() private facts: StatusFacts = {
    state: null,
    player: null,
    cache: null,
    statuses: null,
    epoch: null,
    bytesPerSecond: 0,
  };

  /** The player's state now: what names a frame is never behind the picture. */
  @state() private latest: PlayerSnapshot | null = null;

  @state() private panelOpen = false;

  /** What the settings panel keeps; null until it was opened with `settings`. */
  #panel: PanelSettingsStore | null = null;
  /** null until the code that writes the line is there. */
  #view: TokenView | null = null;
  #tokens: readonly StatusToken[] = DEFAULT_TOKENS;
  readonly #network = new RateMeter();
  #stopProbe: () => void = () => {};
  readonly #votes = new CacheVotesController(this, () => this.#cache);
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Something changed since the last reading. */
  #asked = false;
  #at = -Infinity;
  readonly #link = new PlayerLinkController(this, {
    linked: (player) => {
      this.markState('unlinked', !player);
      this.#view?.forget();
      this.#applyPanel();
      this.#watchProbe();
      this.#refresh();
    },
    playerChanged: () => {
      this.#follow();
      this.#refresh();
    },
  });

  get #cache(): PageCachePort {
    return this.cache ?? pageCache();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const signal = this.connection;
    this.#cache.addEventListener('change', () => this.#refresh(), { signal });
    if (this.settings && this.hasUpdated) this.#openPanel();
    this.#read();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#panel?.close();
    this.#stopProbe();
    clearTimeout(this.#timer);
    this.#asked = false;
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (old !== value && this.#votes.attributeChanged(name)) this.#applyPanel();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('settings') && !changed.has('settingsKey') && !changed.has('storage')) return;
    if (this.settings) this.#openPanel();
    else this.#panel?.close();
  }

  /** A line that shows the probe keeps it going on its player. */
  #watchProbe(): void {
    this.#stopProbe();
    const isShown = this.isConnected && this.#tokens.includes('probe');
    this.#stopProbe = (isShown && this.#link.player?.watchProbe?.()) || (() => {});
  }

  #openPanel(): void {
    const opened = whenLoaded(statusPanel, ({ PanelSettingsStore: Store }) => {
      if (!this.settings || !this.isConnected) return;
      this.#panel ??= new Store(() => this.#applyPanel());
      void this.#panel.open(this.settingsKey, this.storage ?? undefined);
    });
    // Where it cannot be had, the panel says so once it is opened.
    if (opened instanceof Promise) opened.catch(() => this.requestUpdate());
  }

  /** Memory and workers are the cache's; the rest is asked of the player, in the way of all requests. */
  #applyPanel(): void {
    const code = statusPanel.now;
    if (!this.settings || !this.isConnected || !this.#panel || !code) return;
    const { preloadOrder, resolution, missing, ...cache } = this.#panel.values;
    this.#cache.setMemoryLimit(code.panelLimit(cache), 'panel');
    this.#votes.override(cache.workers == null ? {} : { workers: cache.workers });
    const asked = Object.entries({ preloadOrder, resolution, missing }).filter(([, value]) => value !== undefined);
    const player = this.#link.player;
    if (player && asked.length > 0) request(this, player, 'seq-display-request', Object.fromEntries(asked));
    this.requestUpdate();
  }

  #follow(): void {
    this.latest = this.#link.player?.state ?? null;
  }

  /** Reads now, or when the interval since the last time is over. */
  #refresh(): void {
    if (!this.isConnected || this.#asked) return;
    this.#asked = true;
    this.#readAfter(Math.max(0, INTERVAL_MS - (performance.now() - this.#at)));
  }

  #readAfter(delayMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#read(), delayMs);
  }

  #read(): void {
    clearTimeout(this.#timer);
    this.#asked = false;
    this.#at = performance.now();
    const player = this.#link.player;
    const cache = this.#cache.stats();
    const bytesPerSecond = this.#network.add(this.#at, cache.bytesRead);
    this.#follow();
    this.facts = {
      state: this.latest,
      player: player?.stats ?? null,
      cache,
      statuses: player?.frameStatus?.statuses ?? null,
      epoch: this.#cache.epoch,
      bytesPerSecond,
    };
    // Rates fall back to zero although nothing happens any more.
    if (this.facts.state?.playing || bytesPerSecond > 0) this.#readAfter(5 * INTERVAL_MS);
  }

  #clear(): void {
    this.#cache.clear();
    this.#refresh();
  }

  #tokenList(): TemplateResult[] {
    const code = statusLine.now;
    if (!code) return [];
    const view = (this.#view ??= new code.TokenView());
    return this.#tokens.map((token) => view.token(token, this.facts, this.latest));
  }

  #settingsButton(): TemplateResult {
    const toggle = (): void => {
      this.panelOpen = !this.panelOpen;
      if (this.panelOpen && !this.#panel) this.#openPanel();
    };
    return html`<button type="button" class="gear" aria-expanded=${this.panelOpen} @click=${toggle}>
      ${strings.settings}
    </button>`;
  }

  protected override render(): TemplateResult {
    if (isServer) return html`<div class="line" part="line"></div>`;
    const code = this.lazyPart(statusLine);
    return html`<div class="line" part="line" role="group" aria-label=${strings.status}>
        <div class="tokens">${code instanceof SeqError ? absent(code) : this.#tokenList()}</div>
        ${statusLine.now?.retryButton(this.facts.statuses, () => this.#link.player?.retry?.()) ?? nothing}
        <button type="button" part="clear" @click=${() => this.#clear()}>${strings.clearCache}</button>
        ${this.settings ? this.#settingsButton() : nothing}
      </div>
      ${this.settings && this.panelOpen ? this.#settings() : nothing}`;
  }

  #settings(): TemplateResult | typeof nothing {
    const code = this.lazyPart(statusPanel);
    if (code instanceof SeqError) return absent(code);
    if (!code) return nothing;
    return code.settingsPanel(
      this.#panel?.values ?? {},
      { cache: this.facts.cache, state: this.latest, player: this.facts.player },
      (name, value) => this.#panel?.set(name, value),
      () => this.#panel?.reset(),
    );
  }
}

/** What stands where a part of it would be that cannot be had. */
function absent({ message }: SeqError): TemplateResult {
  return html`<div class="absent-part" role="alert">${message}</div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'seq-status': SeqStatus;
  }
}
