import type { nothing } from 'lit';
import { type TemplateResult } from 'lit';
import { annotateStyles } from './annotate.styles.ts';
import { Annotator, type AnnotatorPort } from './annotator.ts';

export { captureAnnotated, withAnnotations } from './annotated-picture.ts';

export const styles = [annotateStyles];

/** By what the player made for it: it lives as long as the player. */
const ANNOTATORS = new WeakMap<AnnotatorPort, Annotator>();

/** What is drawn on the frame, in the pixels of the picture. */
export function annotationLayer(port: AnnotatorPort): TemplateResult {
  return annotatorOf(port).picture();
}

/** The tools while somebody draws. */
export function annotationBar(port: AnnotatorPort): TemplateResult | typeof nothing {
  return annotatorOf(port).bar();
}

/** True where a key that was pressed while somebody draws means something there. */
export function annotationKey(port: AnnotatorPort, event: KeyboardEvent): boolean {
  return annotatorOf(port).key(event);
}

function annotatorOf(port: AnnotatorPort): Annotator {
  let annotator = ANNOTATORS.get(port);
  if (!annotator) ANNOTATORS.set(port, (annotator = new Annotator(port)));
  return annotator;
}
