import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { DIST, ROOT } from './paths.mjs'
import { replaceFile } from './replace-file.mjs'

const STAMP = `${DIST}.build-stamp`

/** What lies between the sources of the console without being one. */
const UNSEEN = ['console/node_modules/', 'console/generated/']

/** The sources of each part of the build, and its files in dist/. */
const PARTS = {
  program: {
    inputs: ['src/', 'scripts/', 'package.json', 'package-lock.json', 'tsconfig.json'],
    outputs: ['main.js', 'holdline.js', 'index.js', 'sqlite-worker.js', 'types/index.d.ts'],
  },
  console: {
    inputs: ['console/', 'scripts/build/', 'package-lock.json'],
    outputs: ['console/index.html'],
  },
  catalog: {
    inputs: ['src/catalog/', 'src/numbering/', 'scripts/', 'package-lock.json'],
    outputs: ['catalog.json', 'carriers.json', 'default-stock.json'],
  },
  inventory: {
    inputs: ['src/catalog/', 'src/numbering/', 'src/storage/', 'scripts/', 'package-lock.json'],
    outputs: ['default-inventory.sqlite'],
  },
}

/** The hash of the sources of each part, as they are now. */
export function hashSources() {
  return Object.fromEntries(Object.entries(PARTS).map(([part, { inputs }]) => [part, hashInputs(inputs)]))
}

/** Whether dist/ has this part, made from sources with these hashes. */
export function isFresh(part, hashes) {
  return PARTS[part].outputs.every((name) => existsSync(DIST + name)) && readStamp()[part] === hashes[part]
}

/** Records the hashes of the sources of dist/. The stamp is written last, so that an interrupted build is done again. */
export function writeStamp(hashes) {
  replaceFile(STAMP, `${JSON.stringify(hashes, null, 2)}\n`)
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(STAMP, 'utf8'))
  } catch {
    return {}
  }
}

/** The sha256 of all files below these folders and of these files, by name and content. */
function hashInputs(paths) {
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
    .filter((name) => !UNSEEN.some((folder) => name.startsWith(folder)))
}
