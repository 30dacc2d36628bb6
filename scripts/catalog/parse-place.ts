/** A place as a label of the geocoding data names it. */
export interface Place {
  readonly name: string
  /** The abbreviation of its state, where the label has one; else empty. */
  readonly division: string
}

/** States in short, as in `Nogales, SON` and `Gaspar - SC`. */
const WITH_ABBREVIATION = /^(.+?)(?:, | - )([A-Z]{2,4})$/

/**
 * The places of a label, which may be several: `Whakatane/Opotiki`. States and provinces that are written
 * out (`Guangzhou, Guangdong`) are left off, since the API has them in short.
 */
export function parsePlaces(label: string): Place[] {
  const [, names, division = ''] = WITH_ABBREVIATION.exec(label) ?? []
  const [first = label] = label.split(', ')
  return (names ?? first)
    .split('/')
    .map((name) => ({ name: name.trim(), division }))
    .filter(({ name }) => name !== '' && !/\d/.test(name))
}
