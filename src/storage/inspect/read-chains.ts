import type { AuditEntry } from '../../numbering/audit-entry.ts'
import type { Chain } from '../port/inspect-store.ts'
import { integer, type Row } from '../rows/row.ts'
import { toAuditEntry } from '../rows/to-audit-entry.ts'
import type { Dialect } from './dialect.ts'
import { type Script, select } from './script.ts'

/** An entry as a walk meets it. */
export interface Linked {
  readonly entry: AuditEntry
  /** The entries before, by number; an entry that brings blocks in has none. */
  readonly before: ReadonlyMap<number, number>
}

/** Where the walks begin: the newest entry of each number. */
export type Newest = ReadonlyMap<number, number>

interface Walk {
  readonly number: number
  next: number | undefined
  readonly entries: AuditEntry[]
  fault?: string
}

export interface ChainLimits {
  /** No walk goes on at this sequence or before it. */
  readonly until: number
  /** The most entries of all walks together. */
  readonly most: number
}

/**
 * Walks from the newest entry of each number back, all numbers together. Answers nothing if the walks are longer than the
 * limit.
 */
export function* readChains(
  dialect: Dialect,
  newest: Newest,
  { until, most }: ChainLimits,
): Script<ReadonlyMap<number, Chain> | undefined> {
  const walks: Walk[] = [...newest].map(([number, entry]) => ({ number, next: entry, entries: [] }))
  const known = new Map<number, Linked>()
  let count = 0
  for (let active = walks; active.length > 0; active = active.filter(({ next }) => next !== undefined)) {
    for (const walk of active) if (walk.next !== undefined && walk.next <= until) walk.next = undefined
    const wanted = new Set(active.flatMap(({ next = [] }) => next))
    yield* readEntries(
      dialect,
      [...wanted].filter((sequence) => !known.has(sequence)),
      known,
    )
    for (const walk of active) {
      if (walk.next === undefined) continue
      step(walk, known.get(walk.next))
      count += 1
    }
    if (count > most && newest.size > 1) return undefined
  }
  return new Map(
    walks.map(({ number, entries, fault }) => [
      number,
      { entries: entries.reverse(), ...(fault !== undefined && { fault }) },
    ]),
  )
}

/** Goes one entry back. */
function step(walk: Walk, found: Linked | undefined): void {
  const { number, next: sequence } = walk
  walk.next = undefined
  if (found === undefined) {
    walk.fault = `its history names the entry ${sequence}, which is not in the trail`
    return
  }
  const { entry, before } = found
  if (entry.command === 'stock') {
    walk.entries.push(entry)
    return
  }
  const link = before.get(number)
  if (link === undefined) {
    walk.fault = `its history names the entry ${sequence}, which is not about it`
    return
  }
  walk.entries.push(entry)
  // An entry names an older one: a walk ends.
  if (sequence !== undefined && link >= sequence) {
    walk.fault = `the entry ${sequence} of its history comes after the later entry ${link}`
  } else walk.next = link
}

/** Reads entries of `audit` by their sequences. */
export function* readEntries(
  dialect: Dialect,
  sequences: readonly number[],
  known: Map<number, Linked>,
): Script<void> {
  if (sequences.length === 0) return
  const sql = `SELECT * FROM audit WHERE ${dialect.among('sequence', '$1')}`
  for (const row of yield* select(sql, [dialect.numberList(sequences)])) {
    known.set(integer(row, 'sequence'), toLinked(dialect, row))
  }
}

/** The entry in a row of `audit`, with its links. */
export function toLinked(dialect: Dialect, row: Row): Linked {
  const before = new Map(dialect.linksOf(row))
  return { entry: toAuditEntry(row, [...before.keys()]), before }
}
