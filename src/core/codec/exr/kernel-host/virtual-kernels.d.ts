declare module 'virtual:exr-kernels/simd' {
  /** A WebAssembly module as base64. */
  const wasm: string;
  export default wasm;
}
declare module 'virtual:exr-kernels/js' {
  /** Makes an instance of the kernels as a script, with memory of its own. */
  export default function instantiate(): unknown;
}
declare module 'virtual:exr-kernels/htj2k/simd' {
  /** A WebAssembly module as base64. */
  const wasm: string;
  export default wasm;
}
declare module 'virtual:exr-kernels/htj2k/js' {
  /** Makes an instance of the kernels as a script, with memory of its own. */
  export default function instantiate(): unknown;
}
