import { foldName } from '../../src/catalog/fold-name.ts'
import type { LocalityTable } from '../../src/catalog/locality.ts'

/** Gathers the localities of one country. */
export interface LocalitySet {
  /** @param division empty for none */
  add(name: string, division: string, areaCode: string): void
  /** The country's part of the catalog file, ordered by division and name, whatever the order of the calls of `add`. */
  toTable(): LocalityTable[string]
}

export function localitySet(): LocalitySet {
  const divisions = new Map<string, Map<string, Set<string>>>()
  return {
    add(name, division, areaCode) {
      const names = divisions.get(division) ?? new Map<string, Set<string>>()
      divisions.set(division, names.set(name, (names.get(name) ?? new Set()).add(areaCode)))
    },
    toTable: () =>
      Object.fromEntries(
        byName(divisions).map(([division, names]) => [
          division,
          Object.fromEntries(
            byName(names).map(([name, areaCodes]) => [name, [...areaCodes].sort().join(' ')]),
          ),
        ]),
      ),
  }
}

function byName<T>(entries: ReadonlyMap<string, T>): [string, T][] {
  // The order is by code points, since the order of a locale differs between versions of ICU.
  return [...entries].sort(([a], [b]) => compare(foldName(a), foldName(b)) || compare(a, b))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
