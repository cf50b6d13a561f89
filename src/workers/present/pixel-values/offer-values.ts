import type { PresenterReport } from '../../../core/presenter/protocol.ts';
import type { CreateValuePainter, ValueLayer } from './value-layer.ts';

/** Has the code that writes values into pixels fetched from `url` when they are first large enough. */
export function offerValues(
  values: ValueLayer,
  url: string | undefined,
  report: (report: PresenterReport) => void,
  redraw: () => void,
): void {
  if (!url) return;
  values.fetch = () =>
    void import(/* @vite-ignore */ url).then(
      ({ createValuePainter }: { createValuePainter: CreateValuePainter }) => {
        values.create = createValuePainter;
        redraw();
      },
      (error: unknown) => report({ kind: 'log', level: 'warn', message: `${error}` }),
    );
}
