import type { SourceNote } from '../../frame/source-note.ts';
import type { SoundDescription } from '../../sequence/sound/open-sound.ts';
import type { SourceSound } from '../../sequence/sound/source-sound.ts';
import type { Pictures, SoundBeside, SoundBesideHost } from './sound-beside.ts';

const NO_NOTES: readonly SourceNote[] = Object.freeze([]);

/** The sound of `audio-src`. What opens it is fetched with the first that is asked for. */
export class AudioSource {
  readonly #host: SoundBesideHost;
  #asked: { readonly description: SoundDescription | null; readonly baseUrl: string } | null = null;
  #beside: SoundBeside | null = null;
  #fetching = false;
  #closed = false;

  constructor(host: SoundBesideHost) {
    this.#host = host;
  }

  /** Sound was asked for, whatever has become of it: the pictures' own is not heard. */
  get asked(): boolean {
    return this.#asked?.description != null;
  }

  /** Opens another file, or none. The same again changes nothing. */
  load(description: SoundDescription | null, baseUrl: string): void {
    if (!description && !this.#asked) return;
    this.#asked = { description, baseUrl };
    if (this.#beside) this.#beside.load(description, baseUrl);
    else if (!this.#fetching) void this.#fetch();
  }

  soundFor(pictures: Pictures): SourceSound | null {
    return this.#beside?.soundFor(pictures) ?? null;
  }

  /** What is not honoured of it, and where it is shorter or longer than the pictures. */
  notesFor(pictures: Pictures): readonly SourceNote[] {
    return this.#beside?.notesFor(pictures) ?? NO_NOTES;
  }

  /** Opens once more what could not be opened. */
  retry(): void {
    this.#beside?.retry();
  }

  close(): void {
    this.#closed = true;
    this.#beside?.close();
  }

  async #fetch(): Promise<void> {
    this.#fetching = true;
    const { SoundBeside: Beside } = await import('./sound-beside.ts');
    if (this.#closed || !this.#asked) return;
    this.#beside = new Beside(this.#host);
    this.#beside.load(this.#asked.description, this.#asked.baseUrl);
  }
}
