import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { moveLink } from './linked-elements.ts';
import { isPlayer, type LinkedPlayer } from './linked-player.ts';
import { watchRoot } from './watch-root.ts';

/** State events of a player that its linked elements follow. */
const STATE_EVENTS = [
  'seq-source-change',
  'seq-frame-change',
  'seq-clip-change',
  'seq-playback-change',
  'seq-status-change',
  'seq-display-change',
  'seq-stall',
  'seq-error',
] as const;

interface LinkListener {
  /** The link changed; also called once per connection. */
  linked(player: LinkedPlayer | null): void;
  /** The linked player reported something. */
  playerChanged(event: Event): void;
}

/**
 * Finds an element's player: the one set by property, else the one that `for` names, else the one around it. It follows
 * players that are parsed, defined, renamed, moved or removed later.
 */
export class PlayerLinkController implements ReactiveController {
  readonly #host: HTMLElement;
  readonly #listener: LinkListener;
  #explicit: LinkedPlayer | null = null;
  #targetId = '';
  #connection: AbortController | null = null;
  #subscription = new AbortController();
  #player: LinkedPlayer | null = null;
  #awaited: string | null = null;

  constructor(host: HTMLElement & ReactiveControllerHost, listener: LinkListener) {
    this.#host = host;
    this.#listener = listener;
    host.addController(this);
  }

  /** Set by the page: comes before `for`. */
  get explicit(): LinkedPlayer | null {
    return this.#explicit;
  }

  set explicit(player: LinkedPlayer | null) {
    this.#explicit = player;
    this.#resolve();
  }

  /** The `for` attribute: an id in the host's tree or in a tree around it. */
  get targetId(): string {
    return this.#targetId;
  }

  set targetId(id: string) {
    this.#targetId = id;
    this.#resolve();
  }

  get player(): LinkedPlayer | null {
    return this.#player;
  }

  hostConnected(): void {
    const { signal } = (this.#connection = new AbortController());
    for (let root = rootOf(this.#host); root; root = isShadow(root) ? rootOf(root.host) : null) {
      watchRoot(root, () => this.#resolve(), signal);
    }
    this.#follow(this.#find(), true);
  }

  hostDisconnected(): void {
    this.#connection?.abort();
    this.#connection = null;
    this.#follow(null);
  }

  #resolve(): void {
    if (this.#connection) this.#follow(this.#find());
  }

  #find(): LinkedPlayer | null {
    if (this.#explicit) return this.#explicit;
    return this.#upgraded(this.#targetId ? byId(this.#host, this.#targetId) : around(this.#host));
  }

  /** A custom element that is not defined yet may become a player: look again when it is. */
  #upgraded(element: Element | null): LinkedPlayer | null {
    if (isPlayer(element)) return element;
    const name = element?.localName ?? null;
    if (name?.includes('-') && !customElements.get(name) && this.#awaited !== name) {
      this.#awaited = name;
      void customElements.whenDefined(name).then(() => {
        this.#awaited = null;
        this.#resolve();
      });
    }
    return null;
  }

  #follow(player: LinkedPlayer | null, initial = false): void {
    if (player === this.#player && !initial) return;
    this.#subscription.abort();
    this.#subscription = new AbortController();
    moveLink(this.#host, this.#player, player);
    this.#player = player;
    const { signal } = this.#subscription;
    for (const type of STATE_EVENTS) {
      player?.addEventListener(
        type,
        (event) => {
          if (event.target === player) this.#listener.playerChanged(event);
        },
        { signal },
      );
    }
    this.#listener.linked(player);
  }
}

function rootOf(element: Element): Document | ShadowRoot | null {
  const root = element.getRootNode();
  return 'getElementById' in root ? (root as Document | ShadowRoot) : null;
}

/** The element with an id in the host's own tree, else in the trees around it. */
function byId(host: Element, id: string): Element | null {
  for (let root = rootOf(host); root; root = isShadow(root) ? rootOf(root.host) : null) {
    const found = root.getElementById(id);
    if (found) return found;
  }
  return null;
}

/** The nearest ancestor that is, or may become, a player; through shadow roots. */
function around(host: Element): Element | null {
  for (let node: Node | null = host.parentNode; node; node = isShadow(node) ? node.host : node.parentNode) {
    if (isPlayer(node)) return node;
    if (isElement(node) && node.localName === 'seq-player') return node;
  }
  return null;
}

// Duck types: a node adopted from another document is no instance of this window's classes.
function isShadow(node: Node): node is ShadowRoot {
  return node.nodeType === 11 && 'host' in node;
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}
