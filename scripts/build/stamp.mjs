import { existsSync, readFileSync } from 'node:fs'
import { hashInputs } from './hash-inputs.mjs'
import { DIST } from './paths.mjs'
import { replaceFile } from './replace-file.mjs'

const STAMP = `${DIST}.build-stamp`

/** What each part of the build is made from, and what it leaves in dist/. */
const PARTS = {
  program: {
    inputs: ['src/', 'scripts/', 'package.json', 'package-lock.json', 'tsconfig.json'],
    outputs: ['main.js', 'sqlite-worker.js'],
  },
  stock: {
    inputs: [
      'src/catalog/',
      'src/numbering/',
      'src/sampling/',
      'src/storage/',
      'scripts/',
      'package-lock.json',
    ],
    outputs: ['catalog.json', 'carriers.json', 'default-stock.sqlite'],
  },
}

/** The hash of the sources of each part, as they are now. */
export function hashSources() {
  return Object.fromEntries(Object.entries(PARTS).map(([part, { inputs }]) => [part, hashInputs(inputs)]))
}

/** Whether dist/ has this part as it would be made from sources with these hashes. */
export function isFresh(part, hashes) {
  return PARTS[part].outputs.every((name) => existsSync(DIST + name)) && readStamp()[part] === hashes[part]
}

/** Notes what dist/ was made from. Written last, so that a build that was cut short is done again. */
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
