// The parts of other decoders that the bench uses.
declare module 'three/examples/jsm/loaders/EXRLoader.js' {
  export class EXRLoader {
    parse(file: ArrayBuffer): unknown;
  }
}

declare module 'hdrify' {
  export function readExr(file: Uint8Array): unknown;
}

declare module 'parse-exr' {
  export default function parseExr(file: ArrayBuffer, sampleType: number): unknown;
}
