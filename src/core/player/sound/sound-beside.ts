import { SeqError } from '../../base/seq-error.ts';
import type { SourceNote } from '../../frame/source-note.ts';
import { type AudioOffset, parseAudioOffset } from '../../sequence/sound/audio-offset.ts';
import {
  type InspectSound,
  type OpenedSound,
  openSound,
  type SoundDescription,
} from '../../sequence/sound/open-sound.ts';
import { fileSound, type SourceSound } from '../../sequence/sound/source-sound.ts';
import { toFrameRequest } from '../../sequence/source/frame-request.ts';
import { fileName } from '../../sequence/source/resolve-source.ts';
import { framesPerSecond, type Rate } from '../../time/rate.ts';
import type { LoadedSource } from '../source/loaded-source.ts';
import { soundAt } from './sound-run.ts';

export interface SoundBesideHost {
  readonly inspect: InspectSound;
  /** It cannot be opened; the pictures go on. */
  failed(error: SeqError): void;
  /** It is open, or another one: what is heard has changed. */
  changed(): void;
}

/** The pictures that sound goes with. */
export interface Pictures {
  readonly source: LoadedSource | null;
  /** Frames a second that they are played at. */
  readonly rate: Rate;
  /** `audio-offset` as it was set. */
  readonly offset: string | null;
}

/** How a sound goes with some pictures. */
interface MadeSound {
  readonly of: string;
  readonly sound: SourceSound;
  readonly notes: readonly SourceNote[];
}

const NO_NOTES: readonly SourceNote[] = Object.freeze([]);

/** The sound that `audio-src` names: opened beside the pictures, which never wait for it. */
export class SoundBeside {
  readonly #host: SoundBesideHost;
  #asked: SoundDescription | null = null;
  #baseUrl = '';
  #abort = new AbortController();
  #opened: OpenedSound | null = null;
  #refused: string | null = null;
  /** What was made last, and of what. */
  #made: MadeSound | null = null;

  constructor(host: SoundBesideHost) {
    this.#host = host;
  }

  /** Sound was asked for, whatever has become of it: the pictures' own is not heard. */
  get asked(): boolean {
    return this.#asked !== null;
  }

  /** Opens another file, or none. The same again changes nothing. */
  load(description: SoundDescription | null, baseUrl: string): void {
    const { src, credentials } = description ?? {};
    const same = src === this.#asked?.src && credentials === this.#asked?.credentials && baseUrl === this.#baseUrl;
    if (same) return;
    this.#asked = description;
    this.#baseUrl = baseUrl;
    this.#open();
  }

  /** Opens once more what could not be opened. */
  retry(): void {
    if (this.#refused !== null) this.#open();
  }

  close(): void {
    this.#abort.abort(new DOMException('The sound is no longer wanted.', 'AbortError'));
  }

  /** How the sound goes with some pictures: the same object while nothing about that changes. null: there is none yet. */
  soundFor(pictures: Pictures): SourceSound | null {
    return this.#make(pictures)?.sound ?? null;
  }

  /** What is not honoured of it, and where it is shorter or longer than the pictures. */
  notesFor(pictures: Pictures): readonly SourceNote[] {
    return this.#make(pictures)?.notes ?? NO_NOTES;
  }

  #open(): void {
    this.close();
    this.#abort = new AbortController();
    this.#opened = null;
    this.#refused = null;
    this.#made = null;
    const { signal } = this.#abort;
    if (this.#asked) {
      this.#inspected(this.#asked, signal).then(
        (opened) => {
          if (signal.aborted) return;
          this.#opened = opened;
          this.#host.changed();
        },
        (thrown: unknown) => {
          if (signal.aborted) return;
          const error = SeqError.from(thrown, 'source-invalid');
          this.#refused = error.message;
          this.#host.failed(error);
          this.#host.changed();
        },
      );
    }
    this.#host.changed();
  }

  async #inspected({ src, credentials = null }: SoundDescription, signal: AbortSignal): Promise<OpenedSound> {
    return openSound(toFrameRequest(src.trim(), this.#baseUrl, credentials), this.#host.inspect, signal);
  }

  #make({ source, rate, offset }: Pictures): MadeSound | null {
    const frames = source?.resolved?.frames;
    if (!this.#asked || !source || !frames || (!this.#opened && this.#refused === null)) return null;
    const { rate: own = null } = source.resolved ?? {};
    const timecode = source.hasTimecode ? source.timecode(rate).offset : null;
    const of = JSON.stringify([frames.first, frames.last, own, rate, timecode, offset, this.#refused]);
    if (this.#made?.of === of) return this.#made;
    const placed = place(parseAudioOffset(offset), frames.first, timecode, this.#opened?.facts.timeReference ?? null);
    const sound = this.#sound(placed, own);
    const length = {
      first: frames.first,
      last: frames.last,
      framesPerSecond: own ? own[0] / own[1] : framesPerSecond(rate),
    };
    const notes = [...(this.#opened?.facts.notes ?? []), ...placed.notes, ...lengthNotes(sound, length)];
    return (this.#made = { of, sound, notes });
  }

  #sound({ frame, delaySeconds }: Placed, rate: SourceSound['rate']): SourceSound {
    const { src = '' } = this.#asked ?? {};
    const opened = this.#opened;
    const nothing = { codecName: fileName(src), channels: 0, sampleRate: 0, refused: this.#refused };
    const reads = opened
      ? fileSound(opened.request)
      : { read: () => Promise.reject(unread()), readPeaks: () => Promise.reject(unread()) };
    const facts = opened?.facts.sound ?? nothing;
    return { ...facts, frame, delaySeconds, rate, seconds: opened?.facts.seconds ?? null, src, ...reads };
  }
}

function unread(): SeqError {
  return new SeqError('source-invalid', 'There is no sound that could be read.');
}

interface Placed {
  readonly frame: number;
  readonly delaySeconds: number;
  readonly notes: readonly SourceNote[];
}

/** Where sound begins: later than the first frame, or where its time reference lies in the pictures' timecode. */
function place(
  asked: AudioOffset | null,
  first: number,
  timecode: number | null,
  timeReference: number | null,
): Placed {
  const { from, frames, seconds } = asked ?? { from: 'start', frames: 0, seconds: 0 };
  const atStart = { frame: first + frames, delaySeconds: seconds };
  if (from === 'start') return { ...atStart, notes: [] };
  if (timeReference !== null && timecode !== null) {
    // The frame that midnight would have.
    return { frame: frames - timecode, delaySeconds: timeReference + seconds, notes: [] };
  }
  const what = timeReference === null ? 'its file has no time reference' : 'the pictures have no timecode';
  const message = `The sound begins with the first frame: ${what} that audio-offset="timecode" asks for.`;
  return { ...atStart, notes: [{ code: 'sound-no-timecode', message }] };
}

/** Says where sound and pictures do not end together, or do not meet at all. */
function lengthNotes(
  sound: SourceSound,
  {
    first,
    last,
    framesPerSecond: rate,
  }: { readonly first: number; readonly last: number; readonly framesPerSecond: number },
): SourceNote[] {
  const { seconds, refused, frame, delaySeconds = 0 } = sound;
  if (seconds === null || refused !== null) return [];
  const origin = { frame, delaySeconds, framesPerSecond: rate };
  const [begin, end] = [soundAt(first, origin), soundAt(last + 1, origin)];
  if (end <= 0 || begin >= seconds) {
    const apart = end <= 0 ? `begins ${text(-end)} after they end` : `ends ${text(begin - seconds)} before they begin`;
    return [{ code: 'sound-outside', message: `The sound does not meet the pictures: it ${apart}.` }];
  }
  const missing = end - seconds;
  if (missing > 1 / rate) {
    return [{ code: 'sound-ends-early', message: `The sound ends ${text(missing)} before the pictures.` }];
  }
  if (-missing <= 1 / rate) return [];
  return [
    { code: 'sound-longer', message: `The sound is ${text(-missing)} longer than the pictures; its end is not heard.` },
  ];
}

function text(seconds: number): string {
  return `${seconds < 10 ? seconds.toFixed(2) : seconds.toFixed(0)} s`;
}
