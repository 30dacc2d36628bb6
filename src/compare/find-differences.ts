import type { Observation } from './observation.ts'

/** One difference between the answers of the two sides. */
export interface Difference {
  readonly kind: 'status' | 'error code' | 'field' | 'type' | 'header' | 'header value'
  /** `status`, the name of a header, or the place in the body; `body` for the body as a whole. */
  readonly place: string
  /** What the live service has. */
  readonly live: string
  readonly holdline: string
}

export interface Comparison {
  readonly differences: readonly Difference[]
  /** Lists and maps that are empty on one side, so that nothing is known of their entries. */
  readonly emptyLists: readonly string[]
}

/** The place of the entries of a list or a map. */
const ENTRIES = /^(.*?)(?:\[\]|\.?\*)$/

/** What a side shows that does not have something. */
export const ABSENT = 'absent'
/** What a side shows that has something of which only the presence is compared. */
export const PRESENT = 'present'

/**
 * The differences of two answers to one request: status, error codes, fields and their JSON types, headers. Of parts that
 * one side lacks, only the outermost is named. Where one side refuses and the other does not, only the status is told.
 */
export function findDifferences(live: Observation, holdline: Observation): Comparison {
  if (isError(live) !== isError(holdline)) {
    const shown = (side: Observation) => [side.status, ...Object.values(side.codes)].join(' ')
    return {
      differences: [{ kind: 'status', place: 'status', live: shown(live), holdline: shown(holdline) }],
      emptyLists: [],
    }
  }
  const { differences, emptyLists } = bodyDifferences(live, holdline)
  return {
    differences: [
      ...statusDifference(live, holdline),
      ...codeDifferences(live, holdline),
      ...differences,
      ...headerDifferences(live, holdline),
    ],
    emptyLists,
  }
}

function isError({ status }: Observation): boolean {
  return status >= 400
}

function statusDifference({ status: live }: Observation, { status: holdline }: Observation): Difference[] {
  if (live === holdline) return []
  return [{ kind: 'status', place: 'status', live: String(live), holdline: String(holdline) }]
}

/** Codes that both sides have; a code that one side lacks is a field that it lacks. */
function codeDifferences({ codes: live }: Observation, { codes: holdline }: Observation): Difference[] {
  return Object.entries(live).flatMap(([place, code]) => {
    const own = holdline[place]
    if (own === undefined || own === code) return []
    return [{ kind: 'error code', place, live: code, holdline: own }]
  })
}

function bodyDifferences(live: Observation, holdline: Observation): Comparison {
  const partial = live.partial?.includes('body') ?? false
  const differences: Difference[] = []
  const emptyLists: string[] = []
  /** The places within which nothing more is compared. */
  const done: string[] = []
  // In the order of the names, a place comes before everything that is within it.
  for (const place of namesOf(live.body, holdline.body)) {
    if (done.some((outer) => isWithin(place, outer))) continue
    const theirs = live.body[place]
    const ours = holdline.body[place]
    if (theirs === ours) continue
    done.push(place)
    const [, list] = ENTRIES.exec(place) ?? []
    if (list !== undefined && (theirs === undefined || ours === undefined)) {
      emptyLists.push(list)
    } else if (theirs !== undefined || !partial) {
      const kind = theirs === undefined || ours === undefined ? 'field' : 'type'
      differences.push({ kind, place: place || 'body', live: theirs ?? ABSENT, holdline: ours ?? ABSENT })
    }
  }
  return { differences, emptyLists }
}

function isWithin(place: string, outer: string): boolean {
  return outer === '' || place.startsWith(`${outer}.`) || place.startsWith(`${outer}[]`)
}

function headerDifferences(live: Observation, holdline: Observation): Difference[] {
  const partial = live.partial?.includes('headers') ?? false
  return namesOf(live.headers, holdline.headers).flatMap((name) => {
    const theirs = live.headers[name]
    const ours = holdline.headers[name]
    if (theirs === ours || (theirs === undefined && partial)) return []
    const kind = theirs === undefined || ours === undefined ? 'header' : 'header value'
    // Of one of the two, only the presence is known.
    if (kind === 'header value' && (theirs === null || ours === null)) return []
    return [{ kind, place: name, live: shownHeader(theirs), holdline: shownHeader(ours) }]
  })
}

function shownHeader(value: string | null | undefined): string {
  return value === undefined ? ABSENT : (value ?? PRESENT)
}

function namesOf(a: object, b: object): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].sort()
}
