import type { PresentedOcio } from '../../frame/ocio-answer.ts';
import type { SessionEvents } from '../session-events.ts';
import { watchPageColour } from './page-colour.ts';

/** What a follower needs of its player. */
interface FollowerHost {
  readonly events: Pick<SessionEvents, 'markDisplay' | 'error'>;
  /** The page's word on colour changed: the presenter must hear of it. */
  update(): void;
  /** The session's snapshot is out of date. */
  changed(): void;
}

/** What has become of the OpenColorIO config that a player names, by the presenter's word. */
export class OcioFollower {
  readonly #host: FollowerHost;
  readonly #leave: () => void;
  #presented: PresentedOcio | null = null;

  constructor(host: FollowerHost) {
    this.#host = host;
    this.#leave = watchPageColour(() => host.update());
  }

  /** Null where the player names no config, and before anything is known of it. */
  get presented(): PresentedOcio | null {
    return this.#presented;
  }

  report(presented: PresentedOcio | null): void {
    this.#presented = presented;
    this.#host.changed();
    this.#host.events.markDisplay(['ocio']);
    if (presented?.error) this.#host.events.error(presented.error, null);
  }

  close(): void {
    this.#leave();
  }
}
