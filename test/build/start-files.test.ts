import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url))

/** The code of all files of the build that Node reads when it loads these files. */
function codeOf(files: readonly string[]): string {
  const read = new Map<string, string>()
  const load = (file: string) => {
    if (read.has(file)) return
    const code = readFileSync(join(DIST, file), 'utf8')
    read.set(file, code)
    for (const [, imported] of code.matchAll(/(?:\bfrom|\bimport)\s*"\.\/([^"]+)"/g)) load(imported ?? '')
  }
  files.forEach(load)
  return [...read.values()].join('\n')
}

/** The one file of a module that is imported dynamically. */
function fileOf(module: string): string {
  const files = readdirSync(DIST).filter((file) => new RegExp(`^${module}-\\w{8}\\.js$`).test(file))
  expect(files).toHaveLength(1)
  return String(files[0])
}

it('loads only what serving needs before the server is ready', () => {
  const code = codeOf(['holdline.js', fileOf('add-serve-command'), fileOf('serve')])
  const packages = new Set(
    [...code.matchAll(/"node_modules\/((?:@[\w-]+\/)?[\w.-]+)\//g)].map(([, name]) => name),
  )
  expect(packages).toContain('commander')
  for (const later of ['ajv', 'fast-json-stringify', 'pg', 'reflect-metadata', 'safe-regex2']) {
    expect(packages).not.toContain(later)
  }
  // A package of ES modules, whose names the bundle does not keep, would add 100 kB or more.
  expect(code.length).toBeLessThan(1_100_000)
})
