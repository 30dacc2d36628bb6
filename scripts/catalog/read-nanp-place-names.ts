import { readPrefixTable } from './read-prefix-table.ts'

/**
 * Google's place names of the North American plan, by area code: the names of the area code's prefixes (`Bellevue, WA`,
 * `Washington State`), each with its number of prefixes.
 */
export function readNanpPlaceNames(): Map<string, Map<string, number>> {
  const names = new Map<string, Map<string, number>>()
  for (const [prefix, name] of readPrefixTable('geocodes', '1')) {
    const areaCode = prefix.slice(0, 3)
    const known = names.get(areaCode) ?? new Map<string, number>()
    names.set(areaCode, known.set(name, (known.get(name) ?? 0) + 1))
  }
  return names
}
