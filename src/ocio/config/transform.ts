import type { ExposureContrastParameters } from '../ops/exposure-contrast-op.ts';
import type { GammaStyle } from '../ops/gamma-op.ts';
import type { GradingCurves } from '../ops/grading/grading-curve-op.ts';
import type { GradingPrimary, GradingStyle, GradingTone } from '../ops/grading/grading-values.ts';
import type { HueCurves } from '../ops/grading/hue-curves.ts';
import type { LogParameters } from '../ops/log-op.ts';
import type { CdlParameters } from '../ops/cdl-op.ts';
import type { Direction } from '../ops/op.ts';
import type { RangeBounds } from '../ops/range-op.ts';

export const INTERPOLATIONS = ['default', 'linear', 'nearest', 'tetrahedral', 'best', 'cubic', 'unknown'] as const;
export type Interpolation = (typeof INTERPOLATIONS)[number];

export type CdlStyle = 'asc' | 'noclamp';

type Quad = readonly [number, number, number, number];

/** What a config says to do with colours, before names and files are looked up. */
export type Transform = { readonly direction: Direction } & (
  | { readonly type: 'allocation'; readonly allocation: string; readonly vars: readonly number[] }
  | { readonly type: 'builtin'; readonly style: string }
  | { readonly type: 'cdl'; readonly cdl: CdlParameters; readonly hasStyle: boolean }
  | { readonly type: 'color-space'; readonly src: string; readonly dst: string; readonly dataBypass: boolean }
  | {
      readonly type: 'display-view';
      readonly src: string;
      readonly display: string;
      readonly view: string;
      readonly looksBypass: boolean;
      readonly dataBypass: boolean;
    }
  | { readonly type: 'exponent'; readonly value: Quad; readonly style: Exclude<GammaStyle, 'exponent'> }
  | {
      readonly type: 'exponent-with-linear';
      readonly gamma: Quad;
      readonly offset: Quad;
      readonly style: 'moncurve' | 'moncurve-mirror';
    }
  | { readonly type: 'exposure-contrast'; readonly values: ExposureContrastParameters }
  | {
      readonly type: 'file';
      readonly src: string;
      /** Id or index of a correction in a collection; empty for the first. */
      readonly correction: string;
      readonly cdlStyle: CdlStyle;
      readonly interpolation: Interpolation;
    }
  | { readonly type: 'fixed-function'; readonly style: string; readonly parameters: readonly number[] }
  | { readonly type: 'grading-primary'; readonly style: GradingStyle; readonly values: GradingPrimary }
  | { readonly type: 'grading-tone'; readonly style: GradingStyle; readonly values: GradingTone }
  | {
      readonly type: 'grading-rgb-curve';
      readonly style: GradingStyle;
      readonly curves: GradingCurves;
      readonly bypassLinToLog: boolean;
    }
  | {
      readonly type: 'grading-hue-curve';
      readonly style: GradingStyle;
      readonly curves: HueCurves;
      readonly hsyValues: boolean;
    }
  | { readonly type: 'group'; readonly children: readonly Transform[] }
  | { readonly type: 'log'; readonly parameters: LogParameters }
  | { readonly type: 'look'; readonly src: string; readonly dst: string; readonly looks: string }
  | { readonly type: 'matrix'; readonly matrix: readonly number[]; readonly offset: readonly number[] }
  | { readonly type: 'range'; readonly bounds: RangeBounds; readonly clamps: boolean }
);

export type TransformType = Transform['type'];
export type TransformOf<T extends TransformType> = Extract<Transform, { type: T }>;
