import type { FrameNumber } from '../../../core/frame/frame-number.ts';
import { type BandedPicture, pictureBuffers, pictureBytes } from '../../../core/frame/banded-picture.ts';
import type { FrameHeader, PictureKey, SourceKey, Ticket, UnavailableKind } from '../../../core/presenter/protocol.ts';

/** One decoded frame. Its planes belong to the store until the ticket is released. */
export interface StoredFrame {
  readonly ticket: Ticket;
  readonly source: SourceKey;
  readonly layer: string;
  readonly frame: FrameNumber;
  readonly picture: BandedPicture;
  /** What the frame's own header says; null where the decoder reported none. */
  readonly header: FrameHeader | null;
  /** Path of its file, or its name; absent where it has none. */
  readonly path?: string;
  readonly bytes: number;
}

/** The frame that another is compared with, or why there is none; null while it is loading. */
export type ComparedContent = StoredFrame | UnavailableKind | null;

/** The decoded frames, by ticket and by what they show. Holds the only reference to their memory. */
export class FrameStore {
  readonly #byTicket = new Map<Ticket, StoredFrame>();
  readonly #byFrame = new Map<string, Map<FrameNumber, StoredFrame[]>>();
  #bytes = 0;

  /** Bytes of all planes held. */
  get bytes(): number {
    return this.#bytes;
  }

  get size(): number {
    return this.#byTicket.size;
  }

  add(entry: Omit<StoredFrame, 'bytes'>): StoredFrame {
    const stored = { ...entry, bytes: pictureBytes(entry.picture) };
    this.#byTicket.set(stored.ticket, stored);
    const key = layerKey(stored);
    let frames = this.#byFrame.get(key);
    if (!frames) this.#byFrame.set(key, (frames = new Map()));
    const levels = frames.get(stored.frame) ?? [];
    frames.set(
      stored.frame,
      [...levels, stored].sort((a, b) => a.picture.info.level - b.picture.info.level),
    );
    this.#bytes += stored.bytes;
    return stored;
  }

  get(ticket: Ticket): StoredFrame | undefined {
    return this.#byTicket.get(ticket);
  }

  /** The finest picture held of a frame. */
  finest(shown: PictureKey, frame: FrameNumber): StoredFrame | undefined {
    return this.#byFrame.get(layerKey(shown))?.get(frame)?.[0];
  }

  /** Lets go of a frame and hands its buffers to the caller; null for a ticket that is not held. */
  remove(ticket: Ticket): ArrayBuffer[] | null {
    const stored = this.#byTicket.get(ticket);
    if (!stored) return null;
    this.#byTicket.delete(ticket);
    this.#bytes -= stored.bytes;
    const key = layerKey(stored);
    const frames = this.#byFrame.get(key);
    const rest = frames?.get(stored.frame)?.filter((other) => other !== stored) ?? [];
    if (rest.length > 0) frames?.set(stored.frame, rest);
    else frames?.delete(stored.frame);
    if (frames?.size === 0) this.#byFrame.delete(key);
    return pictureBuffers(stored.picture);
  }
}

function layerKey({ source, layer }: PictureKey): string {
  return `${source}\n${layer}`;
}
