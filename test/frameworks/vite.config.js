import { svelte } from '@sveltejs/vite-plugin-svelte';
import vue from '@vitejs/plugin-vue';
import { defineConfig, transformWithOxc } from 'vite';
import solid from 'vite-plugin-solid';

/** JSX for React, which the plugin of Solid leaves as it is. */
const react = {
  name: 'react-jsx',
  enforce: 'pre',
  transform: (code, id) =>
    /\/react\/.*\.tsx$/.test(id)
      ? transformWithOxc(code, id, { jsx: { runtime: 'automatic', importSource: 'react', development: false } })
      : null,
};

/** One build for the pages of all frameworks. Each file of `react/` and `solid/` says what its JSX is. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [
    react,
    vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('seq-') } } }),
    svelte(),
    solid({ include: [/\/solid\//] }),
  ],
  build: {
    outDir: 'site',
    emptyOutDir: true,
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: { all: 'all.ts', hydrate: 'hydrate.ts' },
      output: { entryFileNames: '[name].js' },
    },
  },
});
