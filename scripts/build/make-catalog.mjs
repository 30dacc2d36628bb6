import { renameSync, rmSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { DIST, ROOT } from './paths.mjs'

/** Makes the derived catalog, the operators' prefixes and the default stock, by way of the scratch folder. */
export async function makeCatalog(scratch) {
  const { writeCarriers, writeCatalog, writeDefaultStock } = await load('write-catalog', scratch)
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

/** Makes the inventory with the default stock, which a new inventory copies. */
export async function makeInventory(scratch) {
  const { writeDefaultInventory } = await load('write-default-inventory', scratch)
  await writeDefaultInventory(`${scratch}/default-inventory.sqlite`)
  renameSync(`${scratch}/default-inventory.sqlite`, `${DIST}default-inventory.sqlite`)
}

/** What the script of this name in scripts/catalog/ exports. */
async function load(name, scratch) {
  await build({
    absWorkingDir: ROOT,
    entryPoints: [`scripts/catalog/${name}.ts`],
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
  return import(pathToFileURL(`${scratch}/${name}.mjs`).href)
}
