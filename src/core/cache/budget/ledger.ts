/**
 * What the ledger keeps apart. `jobs` and `headroom` are promises (reserved), and `lists`, which the page itself holds, is
 * counted with them; the others are bytes that exist (used): the presenter's, and `claimed` and `droppable` of the page.
 */
export type LedgerAccount =
  'resident' | 'releasing' | 'spare' | 'textures' | 'claimed' | 'droppable' | 'jobs' | 'headroom' | 'lists';

/**
 * The one place where bytes are counted. Every change goes through one path, so that totals cannot drift:
 * `used = resident + releasing + spare + textures + claimed + droppable`, `reserved = jobs + headroom + lists`, and `used +
 * reserved ≤ limit` except right after the limit was lowered, when the sum only falls.
 */
export class Ledger {
  readonly #accounts: Record<LedgerAccount, number> = {
    resident: 0,
    releasing: 0,
    spare: 0,
    textures: 0,
    claimed: 0,
    droppable: 0,
    jobs: 0,
    headroom: 0,
    lists: 0,
  };
  #limit: number;
  /** Gives back at least so many droppable bytes, or all, before it returns. */
  dropClaims: (bytes: number) => void = () => {};

  /** `limit` in bytes. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  get limit(): number {
    return this.#limit;
  }

  set limit(bytes: number) {
    this.#limit = bytes;
    this.#settle();
  }

  /** Planes in the presenter's frame store. */
  get resident(): number {
    return this.#accounts.resident;
  }

  /** Planes given back and not yet freed or recycled. */
  get releasing(): number {
    return this.#accounts.releasing;
  }

  /** Buffers kept to be filled again. */
  get spare(): number {
    return this.#accounts.spare;
  }

  get textures(): number {
    return this.#accounts.textures;
  }

  /** Held by the page beside frames: sound, tables of what is drawn. */
  get claimed(): number {
    return this.#accounts.claimed;
  }

  /** Held by the page as long as nothing else needs the bytes: thumbnails. */
  get droppable(): number {
    return this.#accounts.droppable;
  }

  /** What frames and all that belongs to them may take. */
  get limitForFrames(): number {
    return Math.max(0, this.#limit - this.claimed - this.lists);
  }

  /** Reserved for jobs: encoded and decoded bytes. */
  get jobs(): number {
    return this.#accounts.jobs;
  }

  /** Lists of sources, which the page itself holds. */
  get lists(): number {
    return this.#accounts.lists;
  }

  get used(): number {
    const { resident, releasing, spare, textures, claimed, droppable } = this.#accounts;
    return resident + releasing + spare + textures + claimed + droppable;
  }

  get reserved(): number {
    const { jobs, headroom, lists } = this.#accounts;
    return jobs + headroom + lists;
  }

  /**
   * Bytes a new job may reserve. Spare buffers count as free, as they are filled or freed before its bytes arrive, and so
   * do droppable ones, which go when the job reserves.
   */
  get free(): number {
    return this.unused + this.droppable;
  }

  /** The same without what would have to be dropped. */
  get unused(): number {
    return this.#limit - this.used - this.reserved + this.spare;
  }

  /** What spare buffers may grow to, all evictions under way included. */
  get roomForSpare(): number {
    const { resident, textures, claimed, droppable } = this.#accounts;
    return Math.max(0, this.#limit - resident - textures - claimed - droppable - this.reserved);
  }

  /** By how much the limit is passed once everything that is being released is back. */
  get excess(): number {
    return this.resident + this.textures + this.claimed + this.reserved - this.#limit;
  }

  reserve(bytes: number): void {
    this.#change({ jobs: bytes });
  }

  unreserve(bytes: number): void {
    this.#change({ jobs: -bytes });
  }

  /** A job's planes arrived; its reservation is dropped separately, in the same task. */
  store(bytes: number): void {
    this.#change({ resident: bytes });
  }

  /** Planes were given back: they count until {@link release} says they are gone. */
  evict(bytes: number): void {
    this.#change({ resident: -bytes, releasing: bytes });
  }

  release(bytes: number): void {
    this.#change({ releasing: -bytes });
  }

  /** The presenter's word on spare buffers; what has no room any more is already on its way to be freed. */
  setSpare(bytes: number): void {
    this.#change({ spare: bytes - this.spare });
  }

  /** Texture bytes that exist and those that may: what is allowed and not yet used is reserved. */
  setTextures(bytes: number, allowed: number): void {
    const headroom = Math.max(0, allowed - bytes);
    this.#change({ textures: bytes - this.textures, headroom: headroom - this.#accounts.headroom });
  }

  /** Lists of a source came, or (below zero) are gone. */
  addLists(bytes: number): void {
    this.#change({ lists: bytes });
  }

  /** What the page holds beside frames changed by so many bytes; more than {@link free} are not to be claimed. */
  claim(bytes: number, account: 'claimed' | 'droppable'): void {
    this.#change({ [account]: bytes });
  }

  /** The presenter died and every byte with it; the page's own stay. */
  reset(): void {
    const { resident, releasing, spare, textures, jobs, headroom } = this.#accounts;
    this.#change({
      resident: -resident,
      releasing: -releasing,
      spare: -spare,
      textures: -textures,
      jobs: -jobs,
      headroom: -headroom,
    });
  }

  /** Changes accounts together, so that no state between is ever seen. */
  #change(deltas: Readonly<Partial<Record<LedgerAccount, number>>>): void {
    for (const [account, delta] of Object.entries(deltas) as [LedgerAccount, number][]) {
      const bytes = this.#accounts[account] + delta;
      if (!(bytes >= 0)) throw new RangeError(`ledger: ${account} would become ${bytes} bytes`);
      this.#accounts[account] = bytes;
    }
    this.#settle();
  }

  #settle(): void {
    this.#clipSpare();
    const missing = this.used + this.reserved - this.spare - this.#limit;
    if (missing > 0 && this.droppable > 0) this.dropClaims(missing);
  }

  /**
   * Spare buffers come from released frames only, and the presenter frees them before anything else arrives,
   * so they never hold more than what is left beside the rest.
   */
  #clipSpare(): void {
    const room = Math.max(0, this.roomForSpare - this.releasing);
    if (this.#accounts.spare > room) this.#accounts.spare = room;
  }
}
