import { SeqError, type SeqErrorValue } from '../../../core/base/seq-error.ts';
import type { PlayerId, PlayerState } from '../../../core/presenter/protocol.ts';
import type { StoredFrame } from '../frames/frame-store.ts';
import type { Renderer } from '../gl/renderer.ts';
import type { Compile, CreateOcioColours, ManagedColour, OcioColours, OcioHost } from './managed-colour.ts';

/** What the slot needs of the presenter around it. */
interface OcioSlotHost extends Omit<OcioHost, 'gl' | 'programs'> {
  /** Once it is known; null where nothing is drawn. */
  readonly renderer: Promise<Pick<Renderer, 'drawing'> | null>;
}

/** What of a view decides how a config is followed. */
const SETTINGS = ['ocio', 'ocioCredentials', 'ocioDisplay', 'ocioView', 'ocioLook', 'ocioInput'] as const;
const asksFor = (state: PlayerState | null): boolean => Boolean(state?.view.ocio);

/** Where the code for OpenColorIO configs goes, which is fetched with the first player that names one. */
export class OcioSlot {
  readonly #host: OcioSlotHost;
  /** Where the code is. */
  #address: string | undefined;
  #colours: OcioColours | null = null;
  #loading = false;
  #failed: SeqErrorValue | null = null;

  constructor(host: OcioSlotHost) {
    this.#host = host;
  }

  /** Null before a player named a config. */
  get colours(): OcioColours | null {
    return this.#colours;
  }

  get bytes(): number {
    return this.#colours?.bytes ?? 0;
  }

  configure(address: string | undefined): void {
    this.#address = address;
  }

  /** A player is told another state, or is gone. */
  changed(player: PlayerId, before: PlayerState | null, state: PlayerState | null): void {
    if (state && before && SETTINGS.every((name) => before.view[name] === state.view[name])) return;
    if (this.#colours) return this.#colours.changed(player);
    if (!asksFor(state)) return;
    if (this.#failed) return this.#tell(player, state, this.#failed);
    if (this.#loading) return;
    this.#loading = true;
    void this.#load().then(
      (colours) => {
        this.#colours = colours;
        this.#settled((other) => colours.changed(other));
      },
      (thrown: unknown) => {
        const error = (this.#failed = SeqError.from(thrown, 'worker-blocked').toValue());
        this.#settled((other, asking) => this.#tell(other, asking, error));
      },
    );
  }

  /** How a player's frames are drawn: see `OcioColours`. */
  coloursOf(
    player: PlayerId,
    state: PlayerState,
    frames: readonly StoredFrame[],
    compile: Compile,
  ): readonly ManagedColour[] | 'loading' | null {
    if (this.#colours) return this.#colours.coloursOf(player, state, frames, compile);
    return asksFor(state) && !this.#failed ? 'loading' : null;
  }

  isWaiting(player: PlayerId, state: PlayerState): boolean {
    if (this.#colours) return this.#colours.isWaiting(player, state);
    return asksFor(state) && !this.#failed;
  }

  async #load(): Promise<OcioColours> {
    const { renderer: awaited, ...host } = this.#host;
    const renderer = await awaited;
    const address = this.#address;
    if (!renderer || address === undefined) throw new Error('The code for OpenColorIO cannot be fetched or used here.');
    const { createOcioColours } = (await import(/* @vite-ignore */ address)) as {
      createOcioColours: CreateOcioColours;
    };
    return createOcioColours({ ...renderer.drawing, ...host });
  }

  #settled(tell: (player: PlayerId, state: PlayerState | null) => void): void {
    for (const [player, state] of this.#host.states()) {
      if (!asksFor(state)) continue;
      tell(player, state);
      this.#host.redraw(player);
    }
  }

  #tell(player: PlayerId, state: PlayerState | null, error: SeqErrorValue): void {
    this.#host.report({
      kind: 'ocio',
      player,
      ocio: { config: state?.view.ocio ?? '', view: null, input: null, error },
    });
  }
}
