import { execFile, execFileSync } from 'node:child_process'
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { temporaryDirectory } from '../../support/temporary-directory.ts'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
/** What the build reads. */
const SOURCES = ['package.json', 'package-lock.json', 'tsconfig.json', 'scripts', 'src']

/**
 * Builds an older state of the program with the packages of this one, until the test ends.
 *
 * @returns its main.js
 * @throws Error if the history of the repository does not reach back to the commit
 */
export async function buildOlder(commit: string): Promise<string> {
  const directory = temporaryDirectory()
  const archive = join(directory, 'sources.tar')
  try {
    execFileSync('git', ['archive', '--output', archive, commit, ...SOURCES], { cwd: ROOT, stdio: 'pipe' })
  } catch (error) {
    const reason = error instanceof Error ? error.message : error
    throw new Error(`No build of ${commit} without its sources: git fetch --unshallow gets them (${reason})`)
  }
  execFileSync('tar', ['-xf', archive], { cwd: directory })
  symlinkSync(join(ROOT, 'node_modules'), join(directory, 'node_modules'))
  await promisify(execFile)(process.execPath, ['scripts/build.mjs'], { cwd: directory })
  return join(directory, 'dist/main.js')
}
