import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { resolve } from 'node:path';
import { PROJECT_ROOT } from '../../support/project-root.ts';

/** A built library to compare with, and what it is called. */
export interface OtherBuild {
  readonly name: string;
  readonly dist: string;
}

/**
 * The build that `against` names: `NAME=FOLDER` that holds one, or a commit, which is checked out below `.cache` and built with
 * this project's dependencies when it is first asked for.
 */
export function otherBuild(against: string): OtherBuild {
  const [name = '', folder] = against.split('=');
  if (folder !== undefined) {
    if (!existsSync(resolve(folder, 'cdn.js'))) throw new Error(`There is no built library in ${folder}.`);
    return { name, dist: resolve(folder) };
  }
  const commit = git('rev-parse', '--short', `${against}^{commit}`).trim();
  const tree = resolve(PROJECT_ROOT, '.cache/bench', commit);
  const dist = resolve(tree, 'dist');
  if (!existsSync(resolve(dist, 'custom-elements.json'))) {
    mkdirSync(resolve(tree, '..'), { recursive: true });
    if (!existsSync(tree)) git('worktree', 'add', '--detach', tree, commit);
    const modules = resolve(tree, 'node_modules');
    if (!existsSync(modules)) symlinkSync(resolve(PROJECT_ROOT, 'node_modules'), modules);
    console.log(`Building ${commit} …`);
    execFileSync('npm', ['run', 'build'], { cwd: tree, stdio: ['ignore', 'ignore', 'inherit'] });
  }
  return { name: commit, dist };
}

function git(...args: readonly string[]): string {
  return execFileSync('git', args, { cwd: PROJECT_ROOT, encoding: 'utf8' });
}
