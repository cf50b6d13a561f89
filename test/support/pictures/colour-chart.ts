import { writeExr, type WriterAttribute } from '../exr/exr-writer.ts';

/** Size of the chart: a player of as many CSS pixels shows it pixel by pixel. */
export const CHART = { width: 64, height: 36 } as const;

export interface ChartOptions {
  readonly attributes?: Readonly<Record<string, WriterAttribute>>;
  /** Default: `CHART`. */
  readonly size?: { readonly width: number; readonly height: number };
}

/** An EXR of floats whose column `i` has the i-th colour; columns beyond them are black. */
export function colourChart(
  colours: readonly (readonly number[])[],
  { attributes = {}, size: { width, height } = CHART }: ChartOptions = {},
): Uint8Array<ArrayBuffer> {
  const channels = ['R', 'G', 'B'].map((name, channel) => {
    const data = new Float32Array(width * height);
    for (let at = 0; at < data.length; at++) data[at] = colours[at % width]?.[channel] ?? 0;
    return { name, type: 'float' as const, data };
  });
  const dataWindow = [0, 0, width - 1, height - 1] as const;
  return writeExr([{ channels, dataWindow, compression: 'NONE', attributes }]);
}
