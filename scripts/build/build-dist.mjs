import { mkdirSync, rmSync } from 'node:fs'
import { DIST } from './paths.mjs'
import { hashSources, isFresh, writeStamp } from './stamp.mjs'

/**
 * Makes what is stale of dist/, or all of the program. The catalog is made only where its own sources
 * changed: it takes the most time. Every file is renamed into place, so a build that is killed leaves the
 * earlier dist/ in working order.
 */
export async function buildDist({ onlyIfStale, announce }) {
  const hashes = hashSources()
  const makeProgram = !onlyIfStale || !isFresh('program', hashes)
  const staleCatalog = !isFresh('catalog', hashes)
  if (!makeProgram && !staleCatalog) return

  const start = performance.now()
  const scratch = `${DIST}.building-${process.pid}`
  mkdirSync(scratch, { recursive: true })
  try {
    // Loaded only here: a start with nothing to build does without the bundler.
    const { bundleProgram } = await import('./bundle-program.mjs')
    const { makeCatalog } = await import('./make-catalog.mjs')
    if (staleCatalog) await makeCatalog(scratch)
    if (makeProgram) await bundleProgram()
    writeStamp(hashes)
    // Its service would go on until the process that asked for the build ends, such as the server of `npm start`.
    await (await import('esbuild')).stop()
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
  announce(`Built dist/ in ${((performance.now() - start) / 1000).toFixed(1)} s`)
}
