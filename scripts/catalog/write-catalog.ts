import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Carriers } from '../../src/catalog/carriers.ts'
import type { Catalog } from '../../src/catalog/catalog.ts'
import { defaultStock } from '../../src/catalog/default-stock.ts'
import { deriveCarriers } from './derive-carriers.ts'
import { deriveLocalities } from './derive-localities.ts'
import { deriveNanpAreaCodes } from './derive-nanp-area-codes.ts'

const NOTICE =
  'Derived from the geocoding and carrier data of libphonenumber (https://github.com/google/libphonenumber), ' +
  'Copyright The Libphonenumber Authors, licensed under the Apache License, Version 2.0 ' +
  '(https://www.apache.org/licenses/LICENSE-2.0). '

/** Writes the derived `Catalog` as JSON, the same bytes each time; makes the folder if there is none. */
export function writeCatalog(outFile: string): Promise<void> {
  const nanpAreaCodes = deriveNanpAreaCodes()
  const catalog: Catalog = {
    notice: `${NOTICE}Selected and reduced to places and their area codes.`,
    nanpAreaCodes,
    localities: deriveLocalities(nanpAreaCodes),
  }
  return writeJson(outFile, catalog)
}

/** Writes the derived `Carriers` likewise. */
export function writeCarriers(outFile: string): Promise<void> {
  const carriers: Carriers = { notice: `${NOTICE}Put into another form.`, ...deriveCarriers() }
  return writeJson(outFile, carriers)
}

/** Writes the blocks of the default stock likewise. */
export function writeDefaultStock(outFile: string): Promise<void> {
  return writeJson(outFile, defaultStock(deriveNanpAreaCodes()))
}

async function writeJson(outFile: string, value: object): Promise<void> {
  await mkdir(dirname(outFile), { recursive: true })
  await writeFile(outFile, `${JSON.stringify(value)}\n`)
}
