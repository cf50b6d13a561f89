// The kernels of HTJ2K, packaged as a file of their own for the first file that needs them.
export { default } from 'virtual:exr-kernels/htj2k/simd';
