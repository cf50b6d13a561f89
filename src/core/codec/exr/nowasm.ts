// The kernels as a script, packaged as a file beside the codec for pages that refuse WebAssembly.
export { default } from 'virtual:exr-kernels/js';
