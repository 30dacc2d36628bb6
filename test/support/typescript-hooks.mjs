import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { transform } from 'esbuild'

/** Takes the types out of a TypeScript file as it is loaded: Node 20 cannot. */
export async function load(url, context, nextLoad) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return nextLoad(url, context)
  const source = await readFile(fileURLToPath(url), 'utf8')
  const { code } = await transform(source, { loader: 'ts', sourcemap: 'inline', sourcefile: url })
  return { format: 'module', source: code, shortCircuit: true }
}
