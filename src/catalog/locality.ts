/** A place that geographic numbers belong to. */
export interface Locality {
  readonly name: string
  /** The abbreviation of the place's state or province, `WA`; absent where the catalog knows none. */
  readonly division?: string
  /** The area codes of the place, ascending, as a search takes them. */
  readonly areaCodes: readonly string[]
}

/**
 * Localities as the catalog file has them, in their order: by country, by division (empty for none) and by name. The
 * area codes of a locality are separated by spaces.
 */
export type LocalityTable = Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>
>

/**
 * The localities of a country, by division and name; none for a country that the table does not have. The same list each
 * time, since a request that makes a list of thousands anew costs as much as dozens of other requests.
 */
export function localitiesIn(table: LocalityTable, country: string): readonly Locality[] {
  const divisions = table[country]
  if (divisions === undefined) return []
  const known = LISTS.get(divisions) ?? toLocalities(divisions)
  LISTS.set(divisions, known)
  return known
}

const LISTS = new WeakMap<LocalityTable[string], readonly Locality[]>()

function toLocalities(divisions: LocalityTable[string]): Locality[] {
  return Object.entries(divisions).flatMap(([division, names]) =>
    Object.entries(names).map(([name, areaCodes]) => ({
      name,
      ...(division !== '' && { division }),
      areaCodes: areaCodes.split(' '),
    })),
  )
}
