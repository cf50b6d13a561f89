import { blend, type ScenePicture, type Vector } from './scene-picture.ts';
import { strokeText, textWidth } from './stroke-text.ts';

const CHART: readonly Vector[] = [
  [0.173, 0.083, 0.058], [0.533, 0.29, 0.22], [0.12, 0.19, 0.335], [0.095, 0.15, 0.052], [0.235, 0.215, 0.43], [0.13, 0.515, 0.402],
  [0.7, 0.2, 0.023], [0.067, 0.107, 0.381], [0.533, 0.085, 0.123], [0.107, 0.045, 0.144], [0.34, 0.501, 0.048], [0.75, 0.364, 0.024],
  [0.026, 0.048, 0.28], [0.056, 0.29, 0.063], [0.43, 0.031, 0.041], [0.8, 0.57, 0.01], [0.485, 0.089, 0.3], [0.001, 0.235, 0.376],
]; // prettier-ignore

type Ink = (x: number, y: number, coverage: number) => void;

/** Blends a colour into the picture, over everything else. */
const inkOn =
  (picture: ScenePicture) =>
  (colour: Vector): Ink =>
  (x, y, coverage) => {
    const { width, height } = picture;
    if (x >= 0 && x < width && y >= 0 && y < height) blend(picture, y * width + x, colour, coverage, 0.1);
  };

/** Colour patches, an exposure wedge that goes to 6 stops above white, a sweeping hand and a title. */
export function drawSlate(picture: ScenePicture, frame: number): void {
  const { width, height } = picture;
  const unit = height / 1080;
  const ink = inkOn(picture);
  const box = (x: number, y: number, w: number, h: number, colour: Vector): void => {
    const put = ink(colour);
    for (let py = Math.round(y); py < Math.round(y + h); py++)
      for (let px = Math.round(x); px < Math.round(x + w); px++) put(px, py, 1);
  };
  CHART.forEach((colour, i) => box((60 + 62 * (i % 6)) * unit, (104 + 62 * Math.floor(i / 6)) * unit, 56 * unit, 56 * unit, colour)); // prettier-ignore
  for (let stop = -4; stop <= 6; stop++) {
    const level = 0.18 * 2 ** stop;
    const [x, y] = [width - 116 * unit, (104 + 62 * (6 - stop)) * unit];
    box(x, y, 56 * unit, 56 * unit, [level, level, level]);
    const text = stop > 0 ? `+${stop}` : `${stop}`;
    const size = { height: 20 * unit, pen: 2.6 * unit };
    strokeText(
      text,
      { x: x - textWidth(text, size.height) - 14 * unit, y: y + 18 * unit, ...size },
      ink([0.3, 0.3, 0.3]),
    );
  }
  const angle = (2 * Math.PI * (frame - 1001)) / 24;
  const [cx, cy, radius] = [width - 150 * unit, height - 190 * unit, 74 * unit];
  const ring = ink([0.25, 0.25, 0.25]);
  const hand = ink([1.6, 0.75, 0.08]);
  for (let y = Math.floor(cy - radius - 4); y < cy + radius + 4; y++)
    for (let x = Math.floor(cx - radius - 4); x < cx + radius + 4; x++) {
      const [dx, dy] = [x + 0.5 - cx, y + 0.5 - cy];
      const distance = Math.hypot(dx, dy);
      ring(x, y, Math.min(1, Math.max(0, 2 * unit - Math.abs(distance - radius) + 0.5)));
      const swept = (Math.atan2(dx, -dy) + 2 * Math.PI) % (2 * Math.PI) <= (angle + 0.001) % (2 * Math.PI);
      if (swept && distance < radius - 8 * unit) ring(x, y, 0.35);
      const along = dx * Math.sin(angle) - dy * Math.cos(angle);
      const aside = Math.abs(dx * Math.cos(angle) + dy * Math.sin(angle));
      if (along > 0 && distance < radius - 4 * unit) hand(x, y, Math.min(1, Math.max(0, 3 * unit - aside + 0.5)));
    }
  strokeText(
    'SEQ-VIEWER  SAMPLE',
    { x: 500 * unit, y: 112 * unit, height: 26 * unit, pen: 3.4 * unit },
    ink([0.3, 0.3, 0.3]),
  );
}

/** The frame number and its timecode, large, at the lower left. */
export function drawNumbers(picture: ScenePicture, frame: number): void {
  const { height } = picture;
  const unit = height / 1080;
  const ink = inkOn(picture);
  const number = String(frame);
  strokeText(
    number,
    { x: 64 * unit, y: height - 262 * unit, height: 128 * unit, pen: 15 * unit },
    ink([0.92, 0.92, 0.92]),
  );
  const seconds = Math.floor((frame - 1001) / 24);
  const code = `01:00:${String(seconds).padStart(2, '0')}:${String((frame - 1001) % 24).padStart(2, '0')}`;
  strokeText(code, { x: 64 * unit, y: height - 110 * unit, height: 30 * unit, pen: 4 * unit }, ink([0.45, 0.45, 0.45]));
}
