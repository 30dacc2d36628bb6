import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { transformSync } from '@swc/core'
import { DIST, ROOT } from './paths.mjs'
import { replaceFile } from './replace-file.mjs'

const TYPES = `${DIST}types/`
const ENTRY = 'index.ts'

/**
 * Makes the type declarations of the library in dist/types/: those of src/index.ts, and of the files whose types these
 * name. Each file is translated by itself, so TypeScript's compiler does not have to go through all of src/.
 */
export function makeTypes() {
  const made = new Map()
  const make = (file) => {
    if (made.has(file)) return
    const declarations = declarationsOf(file)
    made.set(file, declarations)
    for (const [, module] of declarations.matchAll(/\bfrom '(\.[^']+)'/g)) make(join(dirname(file), module))
  }
  make(ENTRY)

  const entryLast = [...made].sort(([a], [b]) => Number(a === ENTRY) - Number(b === ENTRY))
  for (const [file, declarations] of entryLast) {
    const name = TYPES + declarationFile(file)
    mkdirSync(dirname(name), { recursive: true })
    replaceFile(name, declarations.replaceAll(/\bfrom '(\.[^']+)\.ts'/g, "from '$1.js'"))
  }
  const kept = new Set([...made.keys()].map(declarationFile))
  for (const name of readdirSync(TYPES, { recursive: true })) {
    if (name.endsWith('.d.ts') && !kept.has(name)) rmSync(TYPES + name)
  }
}

function declarationFile(file) {
  return file.replace(/\.ts$/, '.d.ts')
}

function declarationsOf(file) {
  const { output, diagnostics } = transformSync(readFileSync(`${ROOT}src/${file}`, 'utf8'), {
    filename: file,
    configFile: false,
    swcrc: false,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2023', experimental: { emitIsolatedDts: true } },
  })
  // Such as an export whose type is not written down.
  if (diagnostics.length > 0)
    throw new Error(`src/${file} has no type declarations: ${diagnostics.join('\n')}`)
  return JSON.parse(output).__swc_isolated_declarations__
}
