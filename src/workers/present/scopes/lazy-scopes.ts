import type { TimeSource } from '../../../core/base/time-source.ts';
import type { PlayerId, PresenterReport, Ticket } from '../../../core/presenter/protocol.ts';
import type { ScopeReading, ScopeRequest } from '../../../core/scopes/scope-reading.ts';
import type { StoredFrame } from '../frames/frame-store.ts';
import type { DrawnPictures } from '../probe/sample-drawn.ts';

/** What counting needs of the presenter around it. */
export interface ScopesHost {
  readonly time: TimeSource;
  /** What is on a player's canvas; null: nothing. */
  drawn(player: PlayerId): DrawnPictures | null;
  /** Has the frames whose planes are still their own. */
  readonly store: { get(ticket: Ticket): StoredFrame | undefined };
}

/** Counts what scopes show. */
export interface ScopeReader {
  read(player: PlayerId, request: ScopeRequest): Promise<ScopeReading | null>;
}

/** What the lazily fetched module exports as `createScopeReader`. */
export type CreateScopeReader = (host: ScopesHost) => ScopeReader;

/** A reader whose code is fetched from `url()` with the first question; null where it cannot be had. */
export function lazyScopes(
  host: ScopesHost,
  url: () => string | undefined,
  report: (report: PresenterReport) => void,
): ScopeReader {
  let reader: Promise<ScopeReader> | undefined;
  const load = (): Promise<ScopeReader> =>
    import(/* @vite-ignore */ url() ?? '').then((code: { createScopeReader: CreateScopeReader }) =>
      code.createScopeReader(host),
    );
  return {
    read: (player, request) =>
      (reader ??= load())
        .then((made) => made.read(player, request))
        .catch((error: unknown) => {
          report({ kind: 'log', level: 'warn', message: `${error}` });
          return null;
        }),
  };
}
