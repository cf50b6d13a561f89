/** Files that Storybook's bundler loads and the compiler does not know. */
declare module '*.css';
declare module '*/custom-elements.json' {
  const manifest: object;
  export default manifest;
}
