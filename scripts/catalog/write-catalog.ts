import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Catalog } from '../../src/catalog/catalog.ts'
import { deriveNanpAreaCodes } from './derive-nanp-area-codes.ts'

const NOTICE =
  'Derived from the geocoding data of libphonenumber (https://github.com/google/libphonenumber), ' +
  'Copyright The Libphonenumber Authors, licensed under the Apache License, Version 2.0 ' +
  '(https://www.apache.org/licenses/LICENSE-2.0). Selected and reduced to area codes and countries.'

/** Writes the derived `Catalog` as JSON, the same bytes each time; makes the folder if there is none. */
export async function writeCatalog(outFile: string): Promise<void> {
  const catalog: Catalog = { notice: NOTICE, nanpAreaCodes: deriveNanpAreaCodes() }
  await mkdir(dirname(outFile), { recursive: true })
  await writeFile(outFile, `${JSON.stringify(catalog, null, 2)}\n`)
}
