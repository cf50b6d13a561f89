import type { Plugin } from 'vite';

const STYLES = /\bcss`([^`$]*)`/g;

/** Takes comments and white space out of the elements' styles: minifiers leave what stands in templates alone. */
export function minifyStyles(): Plugin {
  return {
    name: 'seq-minify-styles',
    apply: 'build',
    enforce: 'pre',
    transform: (code, id) =>
      id.includes('/src/components/') && code.includes('css`')
        ? { code: code.replace(STYLES, (_, text: string) => `css\`${minified(text)}\``), map: null }
        : null,
  };
}

function minified(css: string): string {
  return css
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replaceAll(': ', ':')
    .trim();
}
