import type { PlayerId } from '../../../core/presenter/protocol.ts';
import type { ScopeReading, ScopeRequest } from '../../../core/scopes/scope-reading.ts';
import { CodeTables } from './code-counter.ts';
import { ScopeJob } from './scope-job.ts';
import type { CreateScopeReader, ScopeReader, ScopesHost } from './lazy-scopes.ts';

/** A slice of counting may take so long at a time: pictures are drawn between slices, milliseconds. */
const SLICE_MS = 4;
/** What one look at a playing picture may take in all, milliseconds. */
const LOOK_MS = 5;
/** Pixels of such a look. */
const [FEWEST, MOST] = [256 * 36, 256 * 144];
/** How much a new measurement of the cost of a pixel counts. */
const NEWS = 0.3;

/** What is remembered of a player between its questions. */
interface PlayerRecord {
  /** Ends the question under way. */
  question: symbol;
  readonly tables: CodeTables;
  /** Milliseconds that a pixel takes. */
  cost: number;
}

/** Answers questions for what scopes show, a few milliseconds at a time. */
class ScopeMeter implements ScopeReader {
  readonly #host: ScopesHost;
  readonly #players = new Map<PlayerId, PlayerRecord>();

  constructor(host: ScopesHost) {
    this.#host = host;
  }

  async read(player: PlayerId, request: ScopeRequest): Promise<ScopeReading | null> {
    const record = this.#record(player);
    const question = (record.question = Symbol());
    const drawn = this.#host.drawn(player);
    if (!drawn) {
      this.#players.delete(player);
      return null;
    }
    const most = Math.min(Math.max(Math.round(LOOK_MS / record.cost), FEWEST), MOST);
    const job = ScopeJob.of(drawn, request, record.tables, most);
    const isCurrent = (): boolean => {
      if (record.question !== question || !job || this.#host.store.get(job.stored.ticket) !== job.stored) return false;
      if (!request.exact) return true;
      const now = this.#host.drawn(player);
      return (request.side === 'b' ? now?.second : now?.stored) === job.stored;
    };
    while (job && isCurrent()) {
      if (this.#advance(job, record)) return job.reading;
      await new Promise<void>((done) => void this.#host.time.after(0, done));
    }
    return null;
  }

  #advance(job: ScopeJob, record: PlayerRecord): boolean {
    const { time } = this.#host;
    const before = job.counted;
    const started = time.now();
    const isDone = job.advance(() => time.now() - started >= SLICE_MS);
    const cost = (time.now() - started) / Math.max(1, job.counted - before);
    record.cost += (cost - record.cost) * NEWS;
    return isDone;
  }

  #record(player: PlayerId): PlayerRecord {
    let record = this.#players.get(player);
    if (!record)
      this.#players.set(player, (record = { question: Symbol(), tables: new CodeTables(), cost: LOOK_MS / MOST }));
    return record;
  }
}

/** Imported by address with the first question. */
export const createScopeReader: CreateScopeReader = (host) => new ScopeMeter(host);
