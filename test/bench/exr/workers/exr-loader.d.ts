declare module 'three/examples/jsm/loaders/EXRLoader.js' {
  /** The part of the loader that the bench uses; the package has no types of its own. */
  export class EXRLoader {
    parse(file: ArrayBuffer): unknown;
  }
}
