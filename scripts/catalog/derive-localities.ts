import type { LocalityTable } from '../../src/catalog/locality.ts'
import type { NanpAreaCode } from '../../src/catalog/nanp-area-code.ts'
import { AREA_CODE_RULES, type AreaCodeRule } from './area-code-rules.ts'
import { deriveNanpLocalities } from './derive-nanp-localities.ts'
import { HAND_WRITTEN_LOCALITIES } from './hand-written-localities.ts'
import { localitySet } from './locality-set.ts'
import { readPrefixTable } from './read-prefix-table.ts'

/** The localities of all countries in the data, and their area codes. */
export function deriveLocalities(nanp: readonly NanpAreaCode[]): LocalityTable {
  const table: Record<string, LocalityTable[string]> = { ...deriveNanpLocalities(nanp) }
  for (const rule of AREA_CODE_RULES) table[rule.country] = deriveByRule(rule)
  for (const { country, areaCodes } of HAND_WRITTEN_LOCALITIES) {
    const localities = localitySet()
    for (const [areaCode, names] of Object.entries(areaCodes)) {
      for (const name of names) localities.add(name, '', areaCode)
    }
    table[country] = localities.toTable()
  }
  return Object.fromEntries(Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1)))
}

function deriveByRule(rule: AreaCodeRule): LocalityTable[string] {
  const { callingCode, servesWith = {}, notPlaces = [], statesInShort = false } = rule
  const { top = Number.POSITIVE_INFINITY } = rule
  const byAreaCode = new Map<string, Map<string, number>>()
  for (const [prefix, label] of readPrefixTable('geocodes', callingCode)) {
    const areaCode = areaCodeOf(rule, prefix)
    if (areaCode === undefined) continue
    const labels = byAreaCode.get(areaCode) ?? new Map<string, number>()
    byAreaCode.set(areaCode, labels.set(label, (labels.get(label) ?? 0) + 1))
  }
  for (const [areaCode, other] of Object.entries(servesWith)) {
    const labels = byAreaCode.get(other)
    if (labels === undefined || byAreaCode.has(areaCode)) {
      throw new Error(`The data of ${rule.country} has ${areaCode} now, or no longer ${other}`)
    }
    byAreaCode.set(areaCode, labels)
  }
  const localities = localitySet()
  for (const [areaCode, labels] of byAreaCode) {
    const largest = [...labels].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
    const places = largest
      .flatMap(([label]) => parsePlaces(label))
      .filter(({ name, division }) => !notPlaces.includes(name) && !(statesInShort && division === ''))
    for (const { name, division } of places.slice(0, top)) localities.add(name, division, areaCode)
  }
  return localities.toTable()
}

function areaCodeOf({ areaCode, exceptions = {} }: AreaCodeRule, prefix: string): string | undefined {
  return exceptions[prefix] ?? areaCode.exec(prefix)?.[0]
}

/** A place of a label of the geocoding data. */
interface Place {
  readonly name: string
  /** The abbreviation of the place's state; empty if the label has none. */
  readonly division: string
}

/** The abbreviation of a state, as in `Nogales, SON` and `Gaspar - SC`. */
const WITH_ABBREVIATION = /^(.+?)(?:, | - )([A-Z]{2,4})$/

/**
 * The places of a label, which may name several: `Whakatane/Opotiki`. States and provinces that are written out
 * (`Guangzhou, Guangdong`) are left out, since the API has abbreviations only.
 */
function parsePlaces(label: string): Place[] {
  const [, names, division = ''] = WITH_ABBREVIATION.exec(label) ?? []
  const [first = label] = label.split(', ')
  return (names ?? first)
    .split('/')
    .map((name) => ({ name: name.trim(), division }))
    .filter(({ name }) => name !== '' && !/\d/.test(name))
}
