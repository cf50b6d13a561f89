// The same as a script, for pages that refuse WebAssembly.
export { default } from 'virtual:exr-kernels/htj2k/js';
