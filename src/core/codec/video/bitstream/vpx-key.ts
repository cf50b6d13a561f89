/** Whether decoding can begin with a packet of VP8 (RFC 6386, 9.1) or VP9 (bitstream specification, 6.2). */
export function isVpxKey(codec: string, packet: Uint8Array): boolean {
  const [head = 0xff] = packet;
  if (codec.startsWith('vp8')) return (head & 1) === 0;
  // Two bits of marker, two of profile, then one for a frame shown again and one for its type; profile 3 has one more.
  const profile = ((head >> 5) & 1) | ((head >> 3) & 2);
  const [shownAgain, type] = profile === 3 ? [(head >> 2) & 1, (head >> 1) & 1] : [(head >> 3) & 1, (head >> 2) & 1];
  return packet.length > 0 && head >> 6 === 2 && shownAgain === 0 && type === 0;
}
