import type { Ledger } from './ledger.ts';

/** Bytes that the page holds beside frames, as the ledger counts them. */
export interface MemoryClaim {
  readonly bytes: number;
  /**
   * Counts so many bytes in all, before they are taken. False where there is no room now: nothing changes then; room is
   * made where the claim goes before lesser frames, so asking again later may succeed.
   */
  resize(bytes: number): boolean;
  /** Nothing is held any more. */
  release(): void;
}

/** All claims of the page. Those that can be dropped are, the oldest first, as soon as anything else needs their bytes. */
export class MemoryClaims {
  readonly #ledger: Ledger;
  readonly #makeRoom: (bytes: number) => void;
  readonly #droppable = new Map<MemoryClaim, () => void>();

  /** `makeRoom` gives up lesser frames so that so many bytes come free; they may come later. */
  constructor(ledger: Ledger, makeRoom: (bytes: number) => void) {
    this.#ledger = ledger;
    this.#makeRoom = makeRoom;
    ledger.dropClaims = (bytes) => this.#drop(bytes);
  }

  /** `dropped` makes a claim droppable: it is called when the bytes are counted as gone, and lets go of them. */
  add(dropped: (() => void) | null = null): MemoryClaim {
    const ledger = this.#ledger;
    const account = dropped ? 'droppable' : 'claimed';
    let held = 0;
    const change = (bytes: number): void => {
      const more = bytes - held;
      held = bytes;
      if (more !== 0) ledger.claim(more, account);
    };
    const claim: MemoryClaim = {
      get bytes() {
        return held;
      },
      resize: (bytes) => {
        const more = bytes - held;
        const room = dropped ? ledger.unused : ledger.free;
        if (more > 0 && more > room) {
          if (!dropped) this.#makeRoom(more);
          return false;
        }
        change(bytes);
        if (dropped) this.#keep(claim, bytes, () => (change(0), dropped()));
        return true;
      },
      release: () => {
        this.#droppable.delete(claim);
        change(0);
      },
    };
    return claim;
  }

  #keep(claim: MemoryClaim, bytes: number, drop: () => void): void {
    if (bytes === 0) this.#droppable.delete(claim);
    else if (!this.#droppable.has(claim)) this.#droppable.set(claim, drop);
  }

  #drop(bytes: number): void {
    let missing = bytes;
    for (const [claim, drop] of this.#droppable) {
      if (missing <= 0) return;
      missing -= claim.bytes;
      this.#droppable.delete(claim);
      drop();
    }
  }
}
