/** Files that Storybook's bundler loads and the compiler does not know. */
declare module '*.css';
declare module '*?raw' {
  const text: string;
  export default text;
}
declare module '*/custom-elements.json' {
  const manifest: object;
  export default manifest;
}
