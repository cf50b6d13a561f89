import { SeqError } from '../../base/seq-error.ts';
import type { FrameIndex, FrameNumber } from '../../frame/frame-number.ts';
import type { FrameHeader, PresenterReport } from '../../presenter/protocol.ts';
import type { TextureAndSpareBudget } from '../budget/texture-and-spare-budget.ts';
import type { CacheState } from '../cache-state.ts';
import { chooseCurrentLevels } from '../budget/current-levels.ts';
import type { LoadTask, PlayerRecord } from '../frames/cache-records.ts';
import { FailureRecovery } from './failure-recovery.ts';
import type { Network } from './network.ts';
import type { OverdueTasks } from './overdue-tasks.ts';
import { OFFLINE_RETRY_MS, retryDelayMs } from './retry-policy.ts';
import { scoreOf, tierOf, TIER } from '../priority/score.ts';
import { wantedLevel } from '../priority/wanted-level.ts';
import { rejectTooLarge, isTooLarge } from './waiting-tasks.ts';

/** Deaths of the presenter that a frame may be under way at before it is suspected. */
const DEATHS_ALLOWED = 3;

type Report<Kind extends PresenterReport['kind']> = Extract<PresenterReport, { kind: Kind }>;

/** Applies the presenter's reports about jobs and bytes. A report about a ticket that has ended changes nothing. */
export class PresenterReports {
  readonly #state: CacheState;
  readonly #budget: TextureAndSpareBudget;
  readonly #replan: () => void;
  readonly #overdue: OverdueTasks;
  readonly #network: Network;
  readonly #recovery: FailureRecovery;

  /** `replan` is called when a frame may be tried again. */
  constructor(
    state: CacheState,
    budget: TextureAndSpareBudget,
    overdue: OverdueTasks,
    network: Network,
    replan: () => void,
  ) {
    this.#state = state;
    this.#network = network;
    this.#budget = budget;
    this.#replan = replan;
    this.#overdue = overdue;
    this.#recovery = new FailureRecovery(state, replan);
  }

  header({ ticket, header, decodedBytes }: Report<'header'>): void {
    const task = this.#taskOf(ticket);
    if (!task) return;
    task.headerSeen = true;
    const { table } = task;
    if (decodedBytes > 0 && !isTooLarge(this.#state, 0, decodedBytes)) {
      table.sizes.learnDecoded(task.index, decodedBytes, task.level);
    }
    this.#learnHeader(task, header);
    if (task.levelOpen) this.#decideLevel(task);
  }

  /** Tells players of a header that is news. */
  #learnHeader({ table, frame }: LoadTask, header: FrameHeader): void {
    const { source } = table;
    if (header.proxy && source.header && !source.header.facts.proxy) return;
    if (source.header && JSON.stringify(facts(source.header.facts)) === JSON.stringify(facts(header))) return;
    source.header = { facts: header, frame };
    for (const other of source.tables.values())
      for (const player of other.players) player.listener.header(header, frame);
  }

  /**
   * The players have heard how large the picture is: the level that they want now is the job's. It stays so for a header
   * that comes twice: by way of the presenter and past it, or of a decoder that takes over.
   */
  #decideLevel(task: LoadTask): void {
    if (!task.levelDecided) {
      task.levelDecided = true;
      task.table.setLevel(wantedLevel(task.table));
      task.level = task.table.level;
    }
    this.#state.presenter.commands.setLevel(task.ticket, task.level);
    // What it will ask for next is granted with the answer.
    const decodedBytes = task.table.sizes.decodedBytes(task.index, task.level);
    const { encodedBytes } = task;
    if (decodedBytes > task.decodedBytes) task.neededBytes ??= { encodedBytes, decodedBytes };
  }

  transfer({ ticket, loaded, total, silent }: Report<'transfer'>): void {
    const task = this.#taskOf(ticket);
    if (!task) return;
    task.transfer = { loaded, total, silent };
    for (const { view, listener } of task.table.players) if (view?.current === task.index) listener.progressed();
  }

  bytesNeeded({ ticket, encodedBytes, decodedBytes }: Report<'needBytes'>): void {
    const task = this.#taskOf(ticket);
    if (!task) return;
    const totals = {
      encodedBytes: Math.max(encodedBytes, task.encodedBytes),
      decodedBytes: Math.max(decodedBytes, task.decodedBytes),
    };
    task.neededBytes = totals;
    if (isTooLarge(this.#state, totals.encodedBytes, totals.decodedBytes)) {
      rejectTooLarge(this.#state, task, totals);
      return;
    }
    // Up to what was granted it says nothing of the file: the first one is granted more than most have.
    if (encodedBytes > task.encodedBytes) task.table.sizes.learnEncoded(task.index, encodedBytes);
    if (decodedBytes > 0) task.table.sizes.learnDecoded(task.index, decodedBytes, task.level);
  }

  stored({ ticket, bytes, info, timing }: Report<'stored'>): void {
    const task = this.#taskOf(ticket);
    if (!task) return this.#state.storedTooLate(ticket, bytes);
    const { table, level } = task;
    table.sizes.learnDecoded(task.index, bytes, level);
    table.sizes.learnEncoded(task.index, timing.bytesRead);
    const held = this.#state.stored(task, bytes, info, timing);
    table.forgetAttempts(task.index);
    if (!task.local) this.#recovery.worked(table.source);
    // A generation that was replaced meanwhile, or a source nobody plays any more, is not needed.
    if (table.source.dropped) this.#state.evict([held]);
  }

  failed({ ticket, error, aborted }: Report<'failed'>): void {
    this.#state.forgetOrphan(ticket);
    const task = this.#taskOf(ticket);
    if (!task) return;
    if (task.pendingError) return this.fail(task, task.pendingError);
    if (aborted || !error) {
      this.#state.count('aborted');
      this.#state.end(task, { kind: 'cancelled' });
      return;
    }
    this.fail(task, SeqError.fromValue(error));
  }

  /** A job failed: it is retried where that can help, else the frame becomes an error, which is reported once. */
  fail(task: LoadTask, error: SeqError): void {
    const { table, index, frame } = task;
    const { presenter } = this.#state;
    // Without a network nothing counts as an attempt: the frame waits.
    const mayPass = error.code === 'fetch-failed' && error.retryable && !task.local;
    if (mayPass && this.#network.offline) return this.#awaitNetwork(task, error);
    const attempts = table.countAttempt(index);
    const delayMs = retryDelayMs(error.toValue(), attempts);
    if (delayMs !== null) return void this.#state.time.after(delayMs, this.#postpone(task, error));
    this.#state.count('errors');
    this.#state.end(task, { kind: 'failed', error });
    this.#recovery.failed(task, error, attempts);
    const kind = error.code === 'not-found' ? 'missing' : 'error';
    const shownCoarser = error.code === 'frame-too-large' && table.isTooLarge(index) && isShowable(this.#state, task);
    // What cannot be had for the same reason fails with it, in one go.
    const stretch = table.source.source.failingWith?.(frame);
    const frames = [frame, ...(stretch ? table.failAlike(stretch, error) : [])];
    if (!shownCoarser) presenter.commands.setUnavailable({ source: table.source.key, frames, kind });
    if (shownCoarser || !table.reportOnce(index)) return;
    for (const player of table.players) {
      const at = placeOf(player, index, frame);
      player.listener.failed(at, error);
      const { view } = player;
      if (view && view.frame !== at && frames.includes(view.frame)) player.listener.failed(view.frame, error);
    }
  }

  /** Tried again when the network is back; now and then before, since what the browser says of it is a guess. */
  #awaitNetwork(task: LoadTask, error: SeqError): void {
    const retry = this.#postpone(task, error);
    const cancel = this.#network.whenOnline(retry);
    this.#state.time.after(OFFLINE_RETRY_MS, () => {
      cancel();
      retry();
    });
  }

  /** Ends a task whose frame is to be tried again, by the function returned; its second call changes nothing. */
  #postpone(task: LoadTask, error: SeqError): () => void {
    const { table } = task;
    const { presenter } = this.#state;
    this.#state.end(task, { kind: 'cancelled' });
    table.postpone(task.index, error);
    return () => {
      const cleared = table.clearFailures((failure) => failure.pending && failure.error === error, task.index);
      if (cleared.length > 0 && error.code === 'fetch-failed') {
        presenter.commands.setUnavailable({ source: table.source.key, frames: cleared, kind: null });
      }
      this.#replan();
    };
  }

  /** The presenter is gone: every ticket ends. Frames that were loading when it died too often become errors. */
  lost(onPurpose: boolean): void {
    const tasks = this.#state.presenterLost();
    this.#budget.reset();
    for (const source of this.#state.sources) source.gapsSent = false;
    if (onPurpose) return;
    for (const task of tasks) {
      const attempts = task.table.countAttempt(task.index);
      if (attempts < DEATHS_ALLOWED) continue;
      const message = `The presenter died ${attempts} times while frame ${task.frame} was loading.`;
      task.table.markFailed(task.index, new SeqError('worker-crashed', message));
    }
  }

  #taskOf(ticket: number): LoadTask | undefined {
    const task = this.#state.tasks.get(ticket);
    if (task) task.lastReportAt = this.#state.time.now();
    return task;
  }

  released({ tickets, spareBytes }: Report<'released'>): void {
    this.#state.released(tickets);
    this.#overdue.released(tickets);
    this.#budget.report({ spareBytes });
  }
}

/** A frame too large to preload is still shown, coarser, while it is the current one of a visible player. */
function isShowable({ players, ledger }: CacheState, { table, index, frame }: LoadTask): boolean {
  chooseCurrentLevels(players.values(), ledger);
  if (tierOf(scoreOf(table, index, frame)) !== TIER.current) return false;
  for (const { view, currentLevel } of table.players) {
    if (view?.current != null && table.originalOf(view.current) === index && currentLevel !== null) return true;
  }
  return false;
}

/** The number a player knows a failed picture by: of several frames that show it, the one it stands at. */
function placeOf({ table, view }: PlayerRecord, index: FrameIndex, frame: FrameNumber): FrameNumber {
  return view?.current != null && table?.originalOf(view.current) === index ? view.frame : frame;
}

/** What makes two headers different: not the timecode, not the attributes, which change with every frame. */
function facts(header: FrameHeader): unknown[] {
  const { format, compression, width, height, pixelAspectRatio, layers, defaultLayer, frameRate } = header;
  return [format, compression, width, height, pixelAspectRatio, layers, defaultLayer, frameRate];
}
