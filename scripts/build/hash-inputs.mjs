import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { ROOT } from './paths.mjs'

/** The sha256 of all files below these folders and of these files, by name and content. */
export function hashInputs(paths) {
  const hash = createHash('sha256')
  for (const path of paths.flatMap(filesOf).sort()) {
    const content = readFileSync(ROOT + path)
    hash.update(`${path}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

function filesOf(path) {
  if (!path.endsWith('/')) return [path]
  return readdirSync(ROOT + path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(ROOT.length))
}
