import { at, invalid } from '../config/invalid.ts';
import type { TransformOf } from '../config/transform.ts';
import { curveProblem } from '../ops/grading/b-spline.ts';
import { GradingCurveOp } from '../ops/grading/grading-curve-op.ts';
import { GradingHueCurveOp } from '../ops/grading/grading-hue-curve-op.ts';
import { GradingPrimaryOp } from '../ops/grading/grading-primary-op.ts';
import { GradingToneOp } from '../ops/grading/grading-tone-op.ts';
import { gradingPrimaryProblem, gradingToneProblem } from '../ops/grading/grading-values.ts';
import { HUE_CURVES, hueCurveProblem } from '../ops/grading/hue-curves.ts';
import type { Op } from '../ops/op.ts';

/** The op of a grading transform, forward. */
export function buildGrading(
  transform: TransformOf<'grading-primary' | 'grading-tone' | 'grading-rgb-curve' | 'grading-hue-curve'>,
  where: readonly string[],
): Op {
  const refuse = (problem: string | null): void => {
    if (problem) throw invalid(where, problem);
  };
  return at(where, () => {
    switch (transform.type) {
      case 'grading-primary':
        refuse(gradingPrimaryProblem(transform.values, transform.style));
        return new GradingPrimaryOp(transform.values, transform.style);
      case 'grading-tone':
        refuse(gradingToneProblem(transform.values));
        return new GradingToneOp(transform.values, transform.style);
      case 'grading-rgb-curve':
        for (const [name, curve] of Object.entries(transform.curves)) {
          const problem = curveProblem(curve);
          refuse(problem && `${name}: ${problem}`);
        }
        return new GradingCurveOp(transform.curves, transform.style === 'linear' && !transform.bypassLinToLog);
      case 'grading-hue-curve':
        for (const { name } of HUE_CURVES) refuse(hueCurveProblem(name, transform.curves[name]));
        return new GradingHueCurveOp(transform.curves, transform.style, transform.hsyValues);
    }
  });
}
