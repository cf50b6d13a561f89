export type Vector = readonly [x: number, y: number, z: number];

/** A picture in linear light, premultiplied: planes of `width` × `height`, rows top to bottom. */
export interface ScenePicture {
  readonly width: number;
  readonly height: number;
  readonly r: Float32Array;
  readonly g: Float32Array;
  readonly b: Float32Array;
  readonly a: Float32Array;
  /** Depth along the camera's axis in tens of scene units; 2 where there is nothing. */
  readonly z: Float32Array;
}

/** Lays a colour of the given coverage (0…1) over one pixel; depth goes to whatever covers more. */
export function blend(picture: ScenePicture, at: number, colour: Vector, coverage: number, depth: number): void {
  const keep = 1 - coverage;
  picture.r[at] = (picture.r[at] ?? 0) * keep + colour[0] * coverage;
  picture.g[at] = (picture.g[at] ?? 0) * keep + colour[1] * coverage;
  picture.b[at] = (picture.b[at] ?? 0) * keep + colour[2] * coverage;
  picture.a[at] = (picture.a[at] ?? 0) * keep + coverage;
  if (coverage >= 0.5) picture.z[at] = depth;
}
