// The EXR kernels as a script, packaged as a file of its own for pages that refuse WebAssembly.
export { default } from 'virtual:exr-kernels/js';
