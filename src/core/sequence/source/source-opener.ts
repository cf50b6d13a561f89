import { runInSlices } from '../../base/steps.ts';
import { type ResolvedSource, resolveInSteps } from './resolve-source.ts';
import type { SourceDescription } from './source-description.ts';

/** What an opener is given beside the description. */
export interface OpenContext {
  /** What relative addresses resolve against. */
  readonly baseUrl: string;
  /** Aborts when another source is loaded instead: whatever is fetched should stop. */
  readonly signal: AbortSignal;
  /** The server is to be asked again whatever the HTTP cache holds: a reload. */
  readonly fresh: boolean;
}

/** Turns one kind of description into frames: a manifest is fetched first, a video looked into. */
export interface SourceOpener {
  /** Whether the description is of this kind. Cheap: the description is all it looks at. */
  takes(description: SourceDescription): boolean;
  /** Throws or rejects with a `SeqError`, or the signal's reason. */
  open(description: SourceDescription, context: OpenContext): ResolvedSource | Promise<ResolvedSource>;
}

/** Opens a description by the first opener that takes it; what none takes is resolved on the spot. */
export function openSource(
  description: SourceDescription,
  context: OpenContext,
  openers: readonly SourceOpener[],
): ResolvedSource | Promise<ResolvedSource> {
  const opener = openers.find((one) => one.takes(description));
  if (opener) return opener.open(description, context);
  return runInSlices(resolveInSteps(description, context.baseUrl), context.signal);
}
