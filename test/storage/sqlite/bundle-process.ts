import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { temporaryDirectory } from '../../support/temporary-directory.ts'

/** Bundles a program of this folder, since Node 20 runs no TypeScript. Returns the path of the bundle. */
export async function bundleProcess(name: string): Promise<string> {
  const outfile = join(temporaryDirectory(), `${name}.mjs`)
  await build({
    entryPoints: [fileURLToPath(new URL(`${name}.ts`, import.meta.url))],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
  })
  return outfile
}
