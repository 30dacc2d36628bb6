import { mkdirSync, rmSync } from 'node:fs'
import { DIST } from './paths.mjs'
import { hashSources, isFresh, writeStamp } from './stamp.mjs'

/**
 * Makes the stale parts of dist/, or all of the program. The catalog takes the most time, so it is made only if its own
 * sources have changed. Every file is renamed into place, so a build that is killed leaves the earlier dist/ in working
 * order.
 */
export async function buildDist({ onlyIfStale, announce }) {
  const hashes = hashSources()
  const makeProgram = !onlyIfStale || !isFresh('program', hashes)
  const staleCatalog = !isFresh('catalog', hashes)
  const staleInventory = !isFresh('inventory', hashes)
  const staleConsole = !isFresh('console', hashes)
  if (!makeProgram && !staleCatalog && !staleInventory && !staleConsole) return

  // The first build takes so long that a newcomer would take the silence for a fault.
  announce('Building, once …')
  const start = performance.now()
  const scratch = `${DIST}.building-${process.pid}`
  mkdirSync(scratch, { recursive: true })
  try {
    // The bundler is loaded only here, since a start with nothing to build does not need it.
    const { bundleProgram } = await import('./bundle-program.mjs')
    const { makeCatalog, makeInventory } = await import('./make-catalog.mjs')
    if (staleCatalog) await makeCatalog(scratch)
    if (staleInventory) await makeInventory(scratch)
    if (makeProgram) {
      await bundleProgram()
      const { makeTypes } = await import('./make-types.mjs')
      makeTypes()
    }
    if (staleConsole) {
      const { makeConsole } = await import('./make-console.mjs')
      await makeConsole(`${scratch}/`)
    }
    writeStamp(hashes)
    // The service process of esbuild would run until this process ends, which may be the server of `npm start`.
    await (await import('esbuild')).stop()
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
  announce(`Built dist/ in ${((performance.now() - start) / 1000).toFixed(1)} s`)
}
