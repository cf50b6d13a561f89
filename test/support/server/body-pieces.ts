/** An answer's body as consecutive pieces; pieces may be shared, so nobody writes to them. */
export type Body = readonly Uint8Array[];

export function bodyLength(body: Body): number {
  return body.reduce((sum, piece) => sum + piece.length, 0);
}

/** The bytes [from, to) of a body, without copying. */
export function cutBody(body: Body, from: number, to: number): Body {
  const pieces: Uint8Array[] = [];
  let at = 0;
  for (const piece of body) {
    const [start, end] = [Math.max(0, from - at), Math.min(piece.length, to - at)];
    if (end > start) pieces.push(piece.subarray(start, end));
    at += piece.length;
  }
  return pieces;
}
