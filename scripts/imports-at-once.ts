import type { Plugin } from 'vite';

/**
 * Has `import()` of a file ask for the files that it imports itself at the same moment: otherwise they would be asked for
 * once it is there, a round trip later. `present` is there already wherever the import stands.
 */
export function importsAtOnce(present: string): Plugin {
  return {
    name: 'seq-imports-at-once',
    generateBundle(_, bundle) {
      const needs = (file: string, found = new Set<string>()): Set<string> => {
        const chunk = bundle[file];
        if (chunk?.type !== 'chunk' || file === present || found.has(file)) return found;
        found.add(file);
        for (const imported of chunk.imports) needs(imported, found);
        return found;
      };
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        const own = needs(chunk.fileName);
        chunk.code = chunk.code.replaceAll(/\bimport\((["'`])\.\/([^"'`]+)\1\)/g, (statement, _quote, file: string) => {
          const others = [...needs(file)].filter((name) => name !== file && !own.has(name));
          // What fails here fails once more where it is imported, and is told there.
          const ahead = others.map((name) => `import("./${name}").catch(()=>{}),`);
          return ahead.length > 0 ? `(${ahead.join('')}${statement})` : statement;
        });
      }
    },
  };
}
