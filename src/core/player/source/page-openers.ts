import { whenLoaded } from '../../base/lazy-module.ts';
import type { PresenterPort } from '../../presenter/protocol.ts';
import { sourceKind } from '../../sequence/source/source-kind.ts';
import { openSource, type SourceOpener } from '../../sequence/source/source-opener.ts';
import { openers } from '../lazy-parts.ts';

/**
 * What opens sources for a page's players before they show them. All but frames by their addresses is opened by code that
 * is loaded with the first such source. `presenter` reads files in its workers.
 */
export function pageOpeners(presenter: PresenterPort): readonly SourceOpener[] {
  let known: readonly SourceOpener[] | undefined;
  return [
    {
      takes: (description) =>
        description.clips != null || description.local != null || sourceKind(description) !== 'frames',
      open: (description, context) =>
        whenLoaded(openers, ({ sourceOpeners }) => {
          context.signal.throwIfAborted();
          return openSource(description, context, (known ??= sourceOpeners(presenter)));
        }),
    },
  ];
}
