import { VALUE_PAINTER, type MakeValuePainter } from './value-layer.ts';
import { PixelValuePainter } from './pixel-value-painter.ts';

// Loaded by address as a file of its own, so it says that it is there by a side effect.
const make: MakeValuePainter = (gl, programs) => {
  const painter = new PixelValuePainter(gl, programs);
  return (valued) => painter.paint(valued);
};
Object.assign(globalThis, { [VALUE_PAINTER]: make });
