/** Manifest of the elements, from their docblocks: what Storybook's tables, editors and stories/reference/ are made of. */
export default {
  globs: ['src/components/**/*.ts'],
  exclude: ['src/components/**/*.styles.ts'],
  outdir: '.cache/manifest',
  litelement: true,
};
