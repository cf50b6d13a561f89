import type { PlayerView } from '../../../core/presenter/protocol.ts';

/** What a view has around its picture, display codes 0…1. */
export function surroundColour({ surround = 0 }: Pick<PlayerView, 'surround'>): readonly [number, number, number] {
  return [(surround >> 16) & 0xff, (surround >> 8) & 0xff, surround & 0xff].map((code) => code / 255) as [
    number,
    number,
    number,
  ];
}
