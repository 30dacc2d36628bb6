import { renameSync, rmSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { DIST, ROOT } from './paths.mjs'

/** Makes the derived catalog, the operators' prefixes and the default stock, by way of the scratch folder. */
export async function makeCatalog(scratch) {
  await build({
    absWorkingDir: ROOT,
    entryPoints: ['scripts/catalog/write-catalog.ts'],
    outdir: scratch,
    entryNames: '[name]',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    logLevel: 'warning',
  })
  const { writeCarriers, writeCatalog, writeDefaultStock } = await import(
    pathToFileURL(`${scratch}/write-catalog.mjs`).href
  )
  const writers = {
    'catalog.json': writeCatalog,
    'carriers.json': writeCarriers,
    'default-stock.json': writeDefaultStock,
  }
  for (const [name, write] of Object.entries(writers)) {
    await write(`${scratch}/${name}`)
    renameSync(`${scratch}/${name}`, DIST + name)
  }
  // Earlier builds left a database file of 7 MB here.
  rmSync(`${DIST}default-stock.sqlite`, { force: true })
}
