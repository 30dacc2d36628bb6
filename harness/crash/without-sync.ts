import { cpSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { HOLDLINE } from '../../test/support/run-holdline.ts'

const SYNCHRONOUS = /(PRAGMA synchronous\s*=\s*)\w+/gi

/** Copies the built program into a directory, with the syncs of SQLite turned off; returns the entry of the copy. */
export function withoutSync(directory: string): string {
  const copy = join(directory, 'dist')
  cpSync(dirname(HOLDLINE), copy, { recursive: true })
  symlinkSync(fileURLToPath(new URL('../../node_modules', import.meta.url)), join(directory, 'node_modules'))
  // By this file Node takes the copies for ES modules.
  writeFileSync(join(directory, 'package.json'), '{"type":"module"}')
  let replaced = 0
  for (const name of readdirSync(copy).filter((each) => each.endsWith('.js'))) {
    const source = readFileSync(join(copy, name), 'utf8')
    const changed = source.replace(SYNCHRONOUS, '$1OFF')
    if (changed === source) continue
    writeFileSync(join(copy, name), changed)
    replaced += 1
  }
  if (replaced === 0) throw new Error('The program never says how SQLite is to sync')
  return join(copy, 'main.js')
}
