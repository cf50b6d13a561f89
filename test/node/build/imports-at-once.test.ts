import { expect } from 'chai';
import { importsAtOnce } from '../../../scripts/imports-at-once.ts';

interface FakeChunk {
  readonly type: 'chunk';
  readonly fileName: string;
  readonly imports: readonly string[];
  code: string;
}

/** What becomes of files, each with what it imports, after which `entry.js` is there already. */
function rewritten(
  files: Readonly<Record<string, readonly [code: string, ...imports: string[]]>>,
): Record<string, string> {
  const bundle: Record<string, FakeChunk> = {};
  for (const [fileName, [code, ...imports]] of Object.entries(files))
    bundle[fileName] = { type: 'chunk', fileName, imports, code };
  const { generateBundle } = importsAtOnce('entry.js') as unknown as {
    generateBundle(options: null, bundle: object): void;
  };
  generateBundle(null, bundle);
  return Object.fromEntries(Object.values(bundle).map(({ fileName, code }) => [fileName, code]));
}

describe('importsAtOnce', () => {
  it('asks for all that an imported file imports, and what that imports, at the same moment', () => {
    const { 'entry.js': code } = rewritten({
      'entry.js': ['load(()=>import(`./panel.js`))'],
      'panel.js': ['', 'entry.js', 'words.js'],
      'words.js': ['', 'runtime.js'],
      'runtime.js': [''],
    });
    const ahead = ['words', 'runtime'].map((name) => `import("./${name}.js").catch(()=>{}),`).join('');
    expect(code).to.equal(`load(()=>(${ahead}import(\`./panel.js\`)))`);
  });

  it('leaves alone what imports nothing more than is there', () => {
    const files = rewritten({
      'entry.js': ["import('./panel.js')"],
      'panel.js': ["import('./list.js')", 'entry.js', 'words.js'],
      'list.js': ['', 'words.js', 'panel.js'],
      'words.js': [''],
    });
    expect(files['panel.js']).to.equal("import('./list.js')");
    expect(files['entry.js']).to.equal(`(import("./words.js").catch(()=>{}),import('./panel.js'))`);
  });

  it('hands over the imported module', async () => {
    const { 'entry.js': code = '' } = rewritten({
      'entry.js': ["import('./panel.js')"],
      'panel.js': ['', 'words.js'],
      'words.js': [''],
    });
    const load = new Function('fetched', `return ${code.replaceAll('import(', 'fetched(')}`) as (
      fetched: (file: string) => Promise<string>,
    ) => Promise<string>;
    expect(await load((file) => Promise.resolve(file))).to.equal('./panel.js');
    expect(
      await load((file) => (file === './words.js' ? Promise.reject(new Error()) : Promise.resolve(file))),
    ).to.equal('./panel.js');
  });
});
