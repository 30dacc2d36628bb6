import { foldName } from './fold-name.ts'
import type { Locality } from './locality.ts'

/** The localities of a list that have this name, in any case and without its accents too. */
export function localitiesNamed(localities: readonly Locality[], name: string): readonly Locality[] {
  const index = INDEXES.get(localities) ?? indexByName(localities)
  INDEXES.set(localities, index)
  return index.get(foldName(name)) ?? []
}

/** Kept for each list, since to fold the thousands of names of a country takes milliseconds. */
const INDEXES = new WeakMap<readonly Locality[], ReadonlyMap<string, readonly Locality[]>>()

function indexByName(localities: readonly Locality[]): ReadonlyMap<string, readonly Locality[]> {
  const index = new Map<string, Locality[]>()
  for (const locality of localities) {
    const name = foldName(locality.name)
    const named = index.get(name)
    if (named === undefined) index.set(name, [locality])
    else named.push(locality)
  }
  return index
}
