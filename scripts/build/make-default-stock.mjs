import { renameSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { DIST, ROOT } from './paths.mjs'

/** Makes the derived catalog, the prefixes of the carriers and the database file with the default stock, in the scratch folder first. */
export async function makeDefaultStock(scratch) {
  await build({
    absWorkingDir: ROOT,
    entryPoints: ['scripts/catalog/write-catalog.ts', 'scripts/write-stock-image.ts'],
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
  const { writeCarriers, writeCatalog } = await load(scratch, 'write-catalog.mjs')
  const { writeStockImage } = await load(scratch, 'write-stock-image.mjs')
  const catalogFile = `${scratch}/catalog.json`
  const carriersFile = `${scratch}/carriers.json`
  const outFile = `${scratch}/default-stock.sqlite`
  await writeCatalog(catalogFile)
  await writeCarriers(carriersFile)
  await writeStockImage({ catalogFile, outFile })
  renameSync(catalogFile, `${DIST}catalog.json`)
  renameSync(carriersFile, `${DIST}carriers.json`)
  renameSync(outFile, `${DIST}default-stock.sqlite`)
}

function load(folder, name) {
  return import(pathToFileURL(`${folder}/${name}`).href)
}
