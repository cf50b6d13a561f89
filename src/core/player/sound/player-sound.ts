import type { TimeSource } from '../../base/time-source.ts';
import type { MemoryClaim } from '../../cache/budget/memory-claims.ts';
import type { PlayerHandle } from '../../cache/cache-contract.ts';
import { FrameStatus } from '../../frame/frame-status.ts';
import type { SourceNote } from '../../frame/source-note.ts';
import type { PresenterCommands, PresenterReport } from '../../presenter/protocol.ts';
import type { SoundDescription } from '../../sequence/sound/open-sound.ts';
import type { SourceSound } from '../../sequence/sound/source-sound.ts';
import type { PlayerIntent } from '../player-intent.ts';
import type { SessionEvents } from '../session-events.ts';
import { inspectFile } from '../source/inspect-file.ts';
import type { LoadedSource } from '../source/loaded-source.ts';
import type { Playhead } from '../transport/playhead.ts';
import { AudioSource } from './audio-source.ts';
import type { PeaksWanted, SoundPeaks } from './measured-peaks.ts';
import type { Pictures } from './sound-beside.ts';
import type { SoundOutput } from './sound-output.ts';
import type { SoundFacts } from './sound-player.ts';
import type { SoundSnapshot } from './sound-state.ts';
import { originOf } from './sound-run.ts';
import { SourceSoundPlayer } from './source-sound-player.ts';
import { WatchedPeaks } from './watched-peaks.ts';

export interface PlayerSoundHost {
  readonly commands: PresenterCommands;
  readonly handle: PlayerHandle;
  readonly playhead: Playhead;
  readonly events: SessionEvents;
  intent(): PlayerIntent;
  source(): LoadedSource | null;
  /** Counts bytes that are held beside frames. */
  addClaim(): MemoryClaim;
  /** The snapshot is out of date. */
  changed(): void;
}

/** Pictures that play have this much ahead before peaks are read. */
const AHEAD_SECONDS = 2;

/** All sound of an attached player: its pictures' own or that of `audio-src`, what is heard of it, and its peaks. */
export class PlayerSound {
  readonly #host: PlayerSoundHost;
  readonly #audio: AudioSource;
  readonly #player: SourceSoundPlayer;
  readonly #peaks: WatchedPeaks;
  readonly #closing = new AbortController();

  constructor(host: PlayerSoundHost, time: TimeSource, output: (() => SoundOutput) | undefined) {
    this.#host = host;
    const { commands, events, playhead, intent } = host;
    this.#audio = new AudioSource({
      inspect: (request, signal) => inspectFile(commands, request, 'seconds', signal),
      failed: (error) => events.error(error, null),
      changed: () => {
        host.changed();
        this.update();
        events.mark('source-change');
      },
    });
    const facts = (): SoundFacts => {
      const { layout, settings } = intent();
      const { muted, volume, audioScrub: scrubs } = settings;
      const { plan, stalled } = playhead;
      return { sound: this.#heard, plan, stalled, visible: layout?.visible ?? false, muted, volume, scrubs };
    };
    const changed = (): void => {
      host.changed();
      events.markDisplay(['sound']);
    };
    this.#player = new SourceSoundPlayer({ commands, claim: host.addClaim(), facts, changed }, time, output);
    this.#peaks = new WatchedPeaks({
      time,
      claim: host.addClaim(),
      load: (request) => inspectFile(commands, request, 'levels', this.#closing.signal),
      busy: () => this.#isShort,
      changed: () => events.markDisplay(['peaks']),
      wanted: () => this.#wantedPeaks(),
    });
  }

  get snapshot(): SoundSnapshot | null {
    return this.#player.snapshot;
  }

  /** What of sound beside the pictures is not honoured. */
  get notes(): readonly SourceNote[] {
    return this.#audio.notesFor(this.#pictures);
  }

  /** Peaks as far as they are measured, while somebody watches them; null: none. */
  get peaks(): SoundPeaks | null {
    return this.#peaks.peaks;
  }

  /** Plays a file beside the pictures, in place of their own sound; null: none. */
  load(description: SoundDescription | null, baseUrl: string): void {
    this.#audio.load(description, baseUrl);
  }

  /** Measures peaks until the returned function is called, while nothing better waits. */
  watchPeaks(): () => void {
    return this.#peaks.watch();
  }

  /** A person did something: a browser that waited for it lets sound out. */
  gesture(): void {
    this.#player.gesture();
  }

  presented(report: Extract<PresenterReport, { kind: 'presented' }>): void {
    this.#player.presented(report);
  }

  /** Opens once more what could not be opened. */
  retry(): void {
    this.#audio.retry();
  }

  /** Something about the session has changed. Costs little where nothing follows from it. */
  update(): void {
    this.#player.update();
    this.#peaks.update();
  }

  close(): void {
    this.#closing.abort(new DOMException('The player is gone.', 'AbortError'));
    this.#audio.close();
    this.#peaks.close();
    this.#player.close();
  }

  get #heard(): SourceSound | null {
    if (this.#audio.asked) return this.#audio.soundFor(this.#pictures);
    return this.#host.source()?.resolved?.sound ?? null;
  }

  get #pictures(): Pictures {
    const { intent, source, playhead } = this.#host;
    return { source: source(), rate: playhead.plan.rate, offset: intent().settings.audioOffset };
  }

  #wantedPeaks(): PeaksWanted | null {
    const sound = this.#heard;
    const frames = this.#host.source()?.resolved?.frames;
    if (!sound || sound.refused !== null || !frames) return null;
    return { sound, origin: originOf(sound, this.#host.playhead.plan), first: frames.first, last: frames.last };
  }

  /** Pictures wait for workers or the network: what nobody waits for is not read now. */
  get #isShort(): boolean {
    const { playhead, handle } = this.#host;
    const { playing, stalled, due } = playhead;
    if (stalled || handle.status?.status(due) === FrameStatus.Loading) return true;
    const { share, ahead } = handle.buffered;
    return playing && share < 1 && ahead < AHEAD_SECONDS;
  }
}
