import { markdownTable } from '../paste-table.ts';

/** What one decoder did with one frame. */
export interface BenchResult {
  readonly size: string;
  readonly compression: string;
  readonly decoder: string;
  /** Median milliseconds; null: it can't decode the frame. */
  readonly ms: number | null;
  readonly runs: number;
  /** Least processor time of a run; null: the system does not tell. */
  readonly cpuMs: number | null;
  /** Our time divided by this decoder's. */
  readonly oursRatio: number | null;
  /** Decoded megabytes (10^6) a second. */
  readonly megabytesPerSecond: number | null;
  /** Encoded and decoded bytes included. */
  readonly peakBytes: number | null;
  readonly encodedBytes: number;
  readonly decodedBytes: number;
  /** Script with WebAssembly, minified and gzipped. */
  readonly bundleBytes: number | null;
}

export function median(values: readonly number[]): number | null {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? null;
}

const cell = (value: number | null | undefined, digits: number): string =>
  value === null || value === undefined ? '–' : value.toFixed(digits);

/**
 * One row a frame: our time, each other's time, in brackets ours divided by it, and our best run's processor time divided
 * by its best's.
 */
function resultRows(results: readonly BenchResult[]): [head: string[], rows: string[][]] {
  const others = [...new Set(results.map(({ decoder }) => decoder))].filter((name) => name !== 'ours');
  const frames = [...new Set(results.map(({ size, compression }) => `${size} ${compression}`))];
  const rows = frames.map((frame) => {
    const of = (decoder: string): BenchResult | undefined =>
      results.find((r) => `${r.size} ${r.compression}` === frame && r.decoder === decoder);
    const ours = of('ours');
    const beyond = ours?.peakBytes ? (ours.peakBytes - ours.encodedBytes - ours.decodedBytes) / 1e6 : null;
    return [
      frame,
      cell(ours?.ms, 1),
      cell(ours?.megabytesPerSecond, 0),
      cell(beyond, 1),
      ...others.flatMap((name) => {
        const other = of(name);
        const cpu = ours?.cpuMs && other?.cpuMs ? ours.cpuMs / other.cpuMs : null;
        return [`${cell(other?.ms, 1)} (${cell(other?.oursRatio, 3)})`, cell(cpu, 3)];
      }),
    ];
  });
  const columns = others.flatMap((name) => [`${name} ms (ours ÷ it)`, 'CPU ÷ CPU']);
  return [['frame', 'ours ms', 'MB/s', 'extra MB', ...columns], rows];
}

/** The table for a terminal. */
export function resultTable(results: readonly BenchResult[]): string {
  const [head, rows] = resultRows(results);
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    cells.map((text, i) => (i ? text.padStart(widths[i] ?? 0) : text.padEnd(widths[i] ?? 0))).join('  ');
  return [line(head), ...rows.map(line)].join('\n');
}

/** The same in Markdown. */
export function resultMarkdown(results: readonly BenchResult[]): string {
  return markdownTable(...resultRows(results));
}
