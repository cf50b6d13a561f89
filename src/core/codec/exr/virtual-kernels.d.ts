declare module 'virtual:exr-kernels/simd' {
  /** A WebAssembly module as base64. */
  const wasm: string;
  export default wasm;
}
