import { drawNumbers, drawSlate } from './sample-slate.ts';
import { blend, type ScenePicture, type Vector } from './scene-picture.ts';

const CAMERA: Vector = [0, 2.1, -6.4];
const TILT = 0.3;
const LENS = 0.47;
const NOTHING = 2;
const KEY = normalize([-0.55, 0.78, -0.42]);
const FILL = normalize([0.8, 0.25, -0.5]);
const PANELS: readonly Vector[] = [
  [0.72, 0.05, 0.03],
  [0.82, 0.8, 0.74],
  [0.9, 0.5, 0.02],
  [0.02, 0.2, 0.6],
  [0.82, 0.8, 0.74],
  [0.03, 0.42, 0.14],
];
/** The floor's two tiles. */
const TILES: readonly [Vector, Vector] = [
  [0.1, 0.12, 0.16],
  [0.3, 0.33, 0.38],
];

function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}
function normalize(v: Vector): Vector {
  const length = Math.hypot(...v);
  return [v[0] / length, v[1] / length, v[2] / length];
}
function smooth(from: number, to: number, value: number): number {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return t * t * (3 - 2 * t);
}
const pool = (x: number, z: number): number => 1 - smooth(1.9, 4.3, Math.hypot(x, z));
const tileAt = (x: number, z: number): 0 | 1 => ((Math.floor(x / 0.55) + Math.floor(z / 0.55)) & 1 ? 1 : 0);

function rayOf(x: number, y: number, width: number, height: number): Vector {
  const u = ((2 * x - width) / height) * LENS;
  const v = ((height - 2 * y) / height) * LENS - TILT;
  return [u, v, 1];
}

interface Moving {
  readonly ball: Vector;
  readonly chrome: Vector;
  readonly orb: Vector;
  readonly turn: number;
}
const BALL = 0.82;
const CHROME = 0.56;
const ORB = 0.13;

/** Everything moves once round in 48 frames, so the shot loops without a seam. */
function movingAt(frame: number): Moving {
  const turn = (2 * Math.PI * (frame - 1001)) / 48;
  return {
    ball: [1.3 * Math.cos(turn), BALL + 0.55 * Math.abs(Math.sin(2 * turn)), 1.3 * Math.sin(turn)],
    chrome: [-1.45 * Math.cos(turn), CHROME, -1.45 * Math.sin(turn)],
    orb: [2.2 * Math.cos(1 - turn), 1.75 + 0.35 * Math.sin(2 * turn), 1.2 * Math.sin(1 - turn)],
    turn,
  };
}

/** Colour of the floor at a point, lit by the key light (with both shadows) and by the orb. */
function floorLight(x: number, z: number, { ball, chrome, orb }: Moving): [key: number, orb: number] {
  let key = 0.9;
  for (const [centre, radius] of [
    [ball, BALL],
    [chrome, CHROME],
  ] as const) {
    const away: Vector = [centre[0] - x, centre[1], centre[2] - z];
    const along = dot(away, KEY);
    const distance = Math.sqrt(Math.max(0, dot(away, away) - along * along));
    const blur = 0.12 + 0.1 * centre[1];
    if (distance < radius + blur) key *= 0.1 + 0.9 * smooth(radius - blur, radius + blur, distance);
  }
  const dx = orb[0] - x;
  const dz = orb[2] - z;
  const squared = dx * dx + orb[1] * orb[1] + dz * dz;
  return [key, (1.5 * orb[1]) / (squared * Math.sqrt(squared))];
}

function panelColour(normal: Vector, turn: number): Vector {
  const [cos, sin] = [Math.cos(2 * turn), Math.sin(2 * turn)];
  const x = normal[0] * cos + normal[2] * sin;
  const z = -normal[0] * sin + normal[2] * cos;
  const y = normal[1] * 0.9 - z * 0.436;
  const w = normal[1] * 0.436 + z * 0.9;
  if (Math.abs(y) > 0.965) return [0.85, 0.83, 0.78];
  const at = ((Math.atan2(w, x) / (2 * Math.PI) + 1) * 6) % 6;
  const panel = PANELS[Math.floor(at)] ?? PANELS[0];
  const next = PANELS[(Math.floor(at) + 1) % 6] ?? panel;
  const edge = smooth(0.97, 1, at % 1);
  if (!panel || !next) return [0, 0, 0];
  return [0, 1, 2].map((i) => (panel[i] ?? 0) * (1 - edge) + (next[i] ?? 0) * edge) as unknown as Vector;
}

function shadeBall(normal: Vector, view: Vector, point: Vector, moving: Moving): Vector {
  const albedo = panelColour(normal, moving.turn);
  const half = normalize([KEY[0] - view[0], KEY[1] - view[1], KEY[2] - view[2]]);
  const diffuse = 1.25 * Math.max(0, dot(normal, KEY)) + 0.16 * Math.max(0, dot(normal, FILL)) + 0.05;
  const bounce = 0.1 * Math.max(0, -normal[1]);
  const shine = 9 * Math.max(0, dot(normal, half)) ** 90;
  const rim = 0.5 * (1 + dot(normal, view)) ** 4;
  const toOrb: Vector = [moving.orb[0] - point[0], moving.orb[1] - point[1], moving.orb[2] - point[2]];
  const squared = dot(toOrb, toOrb);
  const warm = (1.1 * Math.max(0, dot(normal, toOrb))) / (squared * Math.sqrt(squared));
  return [
    albedo[0] * (diffuse + bounce + warm * 1.6) + shine + rim * 0.5,
    albedo[1] * (diffuse + bounce + warm) + shine + rim * 0.6,
    albedo[2] * (diffuse + bounce + warm * 0.45) + shine + rim * 0.8,
  ];
}

/** What a mirror sees: the floor, the ball, the lamp above, or the dark. */
function reflected(from: Vector, way: Vector, moving: Moving): Vector {
  const toBall: Vector = [moving.ball[0] - from[0], moving.ball[1] - from[1], moving.ball[2] - from[2]];
  const along = dot(toBall, way);
  const near = dot(toBall, toBall) - along * along;
  if (along > 0 && near < BALL * BALL) {
    const t = along - Math.sqrt(BALL * BALL - near);
    const point: Vector = [from[0] + way[0] * t, from[1] + way[1] * t, from[2] + way[2] * t];
    return shadeBall(
      normalize([point[0] - moving.ball[0], point[1] - moving.ball[1], point[2] - moving.ball[2]]),
      way,
      point,
      moving,
    );
  }
  if (way[1] < -0.02) {
    const t = -from[1] / way[1];
    const [x, z] = [from[0] + way[0] * t, from[2] + way[2] * t];
    const [key, orb] = floorLight(x, z, moving);
    const tile = TILES[tileAt(x, z)];
    const light = pool(x, z);
    return [tile[0] * light * (key + orb * 1.6), tile[1] * light * (key + orb), tile[2] * light * (key + orb * 0.45)];
  }
  const lamp = smooth(0.86, 0.93, dot(way, KEY)) * 14;
  const glow = 0.03 + 0.12 * Math.max(0, way[1]);
  return [lamp + glow * 0.7, lamp + glow * 0.85, lamp + glow];
}

/** What of the picture never moves: computed once per size. */
interface Stage {
  readonly albedo: readonly [Float32Array, Float32Array, Float32Array];
  readonly light: Float32Array;
  readonly x: Float32Array;
  readonly z: Float32Array;
}

function makeStage(width: number, height: number): Stage {
  const count = width * height;
  const plane = (): Float32Array => new Float32Array(count);
  const stage: Stage = { albedo: [plane(), plane(), plane()], light: plane(), x: plane(), z: plane() };
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const centre = rayOf(x + 0.5, y + 0.5, width, height);
      if (centre[1] >= -0.02) continue;
      const t = -CAMERA[1] / centre[1];
      stage.x[at] = CAMERA[0] + centre[0] * t;
      stage.z[at] = CAMERA[2] + t;
      const light = pool(stage.x[at] ?? 0, stage.z[at] ?? 0);
      stage.light[at] = light;
      if (light === 0) continue;
      let bright = 0;
      for (let s = 0; s < 16; s++) {
        const ray = rayOf(x + ((s & 3) + 0.5) / 4, y + ((s >> 2) + 0.5) / 4, width, height);
        const far = -CAMERA[1] / ray[1];
        bright += tileAt(CAMERA[0] + ray[0] * far, CAMERA[2] + far) / 16;
      }
      for (const i of [0, 1, 2] as const) stage.albedo[i][at] = TILES[0][i] * (1 - bright) + TILES[1][i] * bright;
    }
  }
  return stage;
}

/** Lays a sphere over the picture; `shade` gives the colour at a surface point seen along a direction. */
function drawSphere(
  picture: ScenePicture,
  centre: Vector,
  radius: number,
  shade: (normal: Vector, view: Vector, point: Vector) => Vector,
): void {
  const { width, height } = picture;
  const middle: Vector = [centre[0] - CAMERA[0], centre[1] - CAMERA[1], centre[2] - CAMERA[2]];
  const reach = (radius / (middle[2] - radius) / LENS) * (height / 2) + 2;
  const sx = width / 2 + (middle[0] / middle[2] / LENS) * (height / 2);
  const sy = height / 2 - ((middle[1] / middle[2] + TILT) / LENS) * (height / 2);
  const footprint = (2 * LENS * middle[2]) / height;
  for (let y = Math.max(0, Math.floor(sy - reach)); y < Math.min(height, sy + reach); y++) {
    for (let x = Math.max(0, Math.floor(sx - reach)); x < Math.min(width, sx + reach); x++) {
      const view = normalize(rayOf(x + 0.5, y + 0.5, width, height));
      const along = dot(middle, view);
      const near = Math.sqrt(Math.max(0, dot(middle, middle) - along * along));
      const coverage = Math.min(1, Math.max(0, (radius - near) / footprint + 0.5));
      if (coverage === 0) continue;
      const t = along - Math.sqrt(Math.max(0, radius * radius - near * near));
      const point: Vector = [CAMERA[0] + view[0] * t, CAMERA[1] + view[1] * t, CAMERA[2] + view[2] * t];
      const normal = normalize([point[0] - centre[0], point[1] - centre[1], point[2] - centre[2]]);
      const colour = shade(normal, view, point);
      blend(picture, y * width + x, colour, coverage, (point[2] - CAMERA[2]) / 10);
    }
  }
}

function drawFloor(picture: ScenePicture, stage: Stage, moving: Moving): void {
  const [red, green, blue] = stage.albedo;
  const horizon = stage.light.findIndex((light) => light > 0);
  for (let at = Math.max(0, horizon); at < stage.light.length; at++) {
    const light = stage.light[at] ?? 0;
    if (light === 0) continue;
    const [key, orb] = floorLight(stage.x[at] ?? 0, stage.z[at] ?? 0, moving);
    picture.r[at] = (red[at] ?? 0) * light * (key + orb * 1.6);
    picture.g[at] = (green[at] ?? 0) * light * (key + orb);
    picture.b[at] = (blue[at] ?? 0) * light * (key + orb * 0.45);
    picture.a[at] = light;
    picture.z[at] = ((stage.z[at] ?? 0) - CAMERA[2]) / 10;
  }
}

/** Light of the orb in the air: added to colour, not to alpha. */
function drawGlow(picture: ScenePicture, orb: Vector): void {
  const { width, height } = picture;
  const depth = orb[2] - CAMERA[2];
  const sx = width / 2 + ((orb[0] - CAMERA[0]) / depth / LENS) * (height / 2);
  const sy = height / 2 - (((orb[1] - CAMERA[1]) / depth + TILT) / LENS) * (height / 2);
  const core = (ORB / depth / LENS) * (height / 2);
  const reach = core * 7;
  for (let y = Math.max(0, Math.floor(sy - reach)); y < Math.min(height, sy + reach); y++) {
    for (let x = Math.max(0, Math.floor(sx - reach)); x < Math.min(width, sx + reach); x++) {
      const distance = Math.hypot(x + 0.5 - sx, y + 0.5 - sy);
      const fade = Math.max(0, 1 - distance / reach);
      const glow = (0.9 * fade * fade) / (0.35 + (distance / core) ** 2 * 0.3);
      const at = y * width + x;
      picture.r[at] = (picture.r[at] ?? 0) + glow;
      picture.g[at] = (picture.g[at] ?? 0) + glow * 0.55;
      picture.b[at] = (picture.b[at] ?? 0) + glow * 0.2;
    }
  }
}

/**
 * The sample shot's picture of one frame: a lit ball, a mirror and a lamp going round on a stage in a dark studio.
 * The returned function keeps what does not move; its pictures are new each time. `numbers`: with the frame's number in
 * large figures.
 */
export function sampleScene(
  width: number,
  height: number,
  { numbers = true }: { readonly numbers?: boolean } = {},
): (frame: number) => ScenePicture {
  const stage = makeStage(width, height);
  return (frame) => {
    const count = width * height;
    const plane = (): Float32Array => new Float32Array(count);
    const z = plane().fill(NOTHING);
    const picture: ScenePicture = { width, height, r: plane(), g: plane(), b: plane(), a: plane(), z };
    const moving = movingAt(frame);
    drawFloor(picture, stage, moving);
    const spheres = [
      {
        centre: moving.ball,
        draw: () => drawSphere(picture, moving.ball, BALL, (n, v, p) => shadeBall(n, v, p, moving)),
      },
      {
        centre: moving.chrome,
        draw: () =>
          drawSphere(picture, moving.chrome, CHROME, (n, v, p) => {
            const turn = 2 * dot(n, v);
            const way: Vector = [v[0] - turn * n[0], v[1] - turn * n[1], v[2] - turn * n[2]];
            const [r, g, b] = reflected(p, way, moving);
            return [r * 0.82 + 0.01, g * 0.86 + 0.012, b * 0.9 + 0.015];
          }),
      },
      {
        centre: moving.orb,
        draw: () => {
          drawGlow(picture, moving.orb);
          drawSphere(picture, moving.orb, ORB, () => [26, 15, 5.5]);
        },
      },
    ].sort((a, b) => b.centre[2] - a.centre[2]);
    for (const sphere of spheres) sphere.draw();
    drawSlate(picture, frame);
    if (numbers) drawNumbers(picture, frame);
    return picture;
  };
}
