import { type Carriers, findCarrier } from '../../src/catalog/carriers.ts'
import { callingCodesOf, readPrefixTable } from './read-prefix-table.ts'

/** The carriers of all countries in the data, and the prefixes of their numbers. */
export function deriveCarriers(): Omit<Carriers, 'notice'> {
  const rows = callingCodesOf('carrier').flatMap((callingCode) =>
    readPrefixTable('carrier', callingCode).map(([prefix, name]) => [callingCode + prefix, name] as const),
  )
  const names = [...new Set(rows.map(([, name]) => name))].sort()
  const indexes = new Map(names.map((name, index) => [name, index]))
  const prefixes: Record<string, number> = {}
  // Shorter prefixes come first, and a longer prefix is left out if it has the same carrier.
  for (const [prefix, name] of rows.sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1))) {
    const index = indexes.get(name)
    if (index !== undefined && findCarrier({ notice: '', names, prefixes }, prefix) !== name) {
      prefixes[prefix] = index
    }
  }
  return { names, prefixes }
}
