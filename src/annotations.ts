/**
 * Notes on frames as data, for hosts and tools: `import { readAnnotations } from 'seq-viewer/annotations'`. Runs in pages,
 * workers and Node. Checked, found by frame and clip, compared, written as SVG and as OpenTimelineIO effects.
 */
export { AnnotatedFrames, type AnnotatedSpan } from './core/annotation/annotated-frames.ts';
export type {
  Annotation,
  AnnotationItem,
  AnnotationPoint,
  ItemType,
  UnknownItem,
} from './core/annotation/annotation.ts';
export { annotationChanges, type AnnotationChanges, applyChanges } from './core/annotation/annotation-changes.ts';
export { annotationsAsSvg } from './core/annotation/annotation-svg.ts';
export { annotationAsOtio, annotationsFromOtio } from './core/annotation/otio-annotations.ts';
export type { AnnotatedPicture, ImageBounds } from './core/annotation/otio-units.ts';
export { readAnnotations } from './core/annotation/read-annotations.ts';
