import { preemptWorst } from '../eviction/preempt-worst.ts';
import { chooseVictims, frameAboveShare } from '../eviction/victims.ts';
import type { CacheState } from '../cache-state.ts';

/** Pictures a playing player has textures of: the one shown, the one before and two ahead. */
const TEXTURES_PLAYING = 4;
/** The one shown and the one that takes its place. */
const TEXTURES_STANDING = 2;
/** Share of the limit that textures beyond the bare need may take. */
const TEXTURE_SHARE = 0.25;

/** What the presenter may hold beside frames: spare buffers waiting to be filled, and textures. */
export class TextureAndSpareBudget {
  readonly #state: CacheState;
  #spareAllowed = 0;
  /** As last reported, or fewer where fewer have been allowed since. */
  #spareBytes = 0;
  #texturesAllowed = 0;
  #textureBytes = 0;
  /** Colour tables count as textures, beside what pictures may have of them. */
  #tableBytes = 0;

  constructor(state: CacheState) {
    this.#state = state;
  }

  /** Bytes of textures allowed and not shrinkable below: what is on screen, once. */
  get texturesAllowed(): number {
    return this.#texturesAllowed;
  }

  /** The presenter's word on its spare buffers and textures. */
  report(memory: { readonly spareBytes: number; readonly textureBytes?: number; readonly tableBytes?: number }): void {
    this.#spareBytes = memory.spareBytes;
    this.#state.ledger.setSpare(memory.spareBytes);
    if (memory.textureBytes === undefined) return;
    this.#textureBytes = memory.textureBytes;
    this.#tableBytes = memory.tableBytes ?? 0;
    this.#count();
  }

  /** A new presenter has nothing and may do nothing. */
  reset(): void {
    this.#spareAllowed = 0;
    this.#spareBytes = 0;
    this.#texturesAllowed = 0;
    this.#textureBytes = 0;
    this.#tableBytes = 0;
  }

  /** Grants textures for the pictures on screen, evicting lesser frames where there is no room. */
  adjustTextures(): void {
    const { ledger } = this.#state;
    const { need, wish } = this.#textureWish();
    const target = Math.floor(Math.min(wish, Math.max(need, ledger.limit * TEXTURE_SHARE), ledger.limitForFrames));
    if (target > this.#texturesAllowed) {
      const more = target - Math.max(this.#texturesAllowed, this.#textureBytes);
      const room = ledger.free;
      if (more <= room) this.#allowTextures(target);
      else if (need > this.#texturesAllowed) this.#makeRoom(need - this.#texturesAllowed);
    } else if (target < this.#texturesAllowed) {
      // Less than exists makes the presenter drop textures and upload them again: only where bytes are short.
      const isUnused = this.#textureBytes <= target;
      if (isUnused || target < this.#texturesAllowed / 2 || ledger.excess > 0) this.#allowTextures(target);
    }
  }

  /**
   * Lets evicted buffers wait to be filled again, as far as there is room. Call after the loads of a task were sent: a
   * load takes the spare buffers that fit it, what has no room beside its reservation is freed after that.
   */
  adjustSpare(): void {
    const { ledger, presenter } = this.#state;
    // Spare buffers come from released frames only, so beside those on their way out there is room for so many now.
    const roomNow = Math.max(0, ledger.roomForSpare - ledger.releasing);
    const mustShrink = this.#spareBytes > roomNow;
    const target = mustShrink ? roomNow : Math.min(this.#spareWish(), ledger.roomForSpare);
    const isCloseEnough =
      Math.abs(target - this.#spareAllowed) <= target / 8 && this.#spareAllowed <= ledger.roomForSpare;
    // The ledger forgets spare buffers while there is no room for them; where they may stay after all, they count again.
    if (!mustShrink && isCloseEnough) return ledger.setSpare(this.#spareBytes);
    this.#spareAllowed = target;
    this.#spareBytes = Math.min(this.#spareBytes, target);
    ledger.setSpare(this.#spareBytes);
    presenter.commands.allowSpare(target);
  }

  #allowTextures(bytes: number): void {
    this.#texturesAllowed = bytes;
    this.#count();
    this.#state.presenter.commands.allowTextures(bytes);
  }

  #count(): void {
    const tables = this.#tableBytes;
    this.#state.ledger.setTextures(this.#textureBytes + tables, this.#texturesAllowed + tables);
  }

  #makeRoom(bytes: number): void {
    const { ledger } = this.#state;
    const missing = bytes - ledger.free - ledger.releasing;
    if (missing <= 0) return;
    const victims = chooseVictims(this.#state.heldLeastRecentFirst(), missing, 0);
    if (victims) return this.#state.evict(victims);
    // A picture on screen makes way last: what jobs have reserved comes back first.
    if (preemptWorst(this.#state, 0)) return;
    const aboveShare = frameAboveShare(this.#state.players.values());
    if (aboveShare) this.#state.evict([aboveShare]);
  }

  #textureWish(): { need: number; wish: number } {
    let need = 0;
    let wish = 0;
    for (const { table, view, currentLevel } of this.#state.players.values()) {
      if (!table || !view?.demand.visible || currentLevel === null) continue;
      const held = view.current === null ? undefined : table.heldAt(view.current);
      const { sizes } = table;
      // Of an edit's clips the largest: a cut to a larger picture must not wait for room.
      const largest = Math.max(sizes.decodedBytes(view.current, currentLevel), sizes.decodedBytes(null, currentLevel));
      const bytes = Math.max(held?.bytes ?? 0, largest);
      const drawBytes = view.demand.drawBytes ?? 0;
      need += bytes + drawBytes;
      wish += drawBytes + bytes * (view.demand.plan.playing ? TEXTURES_PLAYING : TEXTURES_STANDING);
    }
    return { need, wish };
  }

  /** One buffer set for each worker, of the largest kind in use. */
  #spareWish(): number {
    let largest = 0;
    for (const { table } of this.#state.players.values()) {
      if (table) largest = Math.max(largest, table.sizes.decodedBytes(null, table.level));
    }
    return largest * this.#state.workers;
  }
}
