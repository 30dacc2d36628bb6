import { table } from '../table.ts'
import { CELLS, type Cell, FIELDS, KINDS } from './mutate.ts'

/** The status of the answer; `none` for a request without an answer. */
export type Outcome = number | 'none'

interface Entry extends Cell {
  readonly signedAgain: boolean
  readonly outcome: Outcome
}

/** How often each mutation was tried in each field, and the outcomes. */
export class Tally {
  readonly #entries: Entry[] = []

  add(entry: Entry): void {
    this.#entries.push(entry)
  }

  count(matches: Partial<Entry>): number {
    const wanted = Object.entries(matches)
    return this.#entries.filter((entry) =>
      wanted.every(([name, value]) => new Map(Object.entries(entry)).get(name) === value),
    ).length
  }

  /** The fields with kinds, and the fields signed again or not, that were never tried. */
  untried(): string[] {
    const cells = CELLS.filter((cell) => this.count(cell) === 0).map(
      ({ field, kind }) => `${kind} in ${field}`,
    )
    const signatures = FIELDS.flatMap((field) =>
      [true, false]
        .filter(
          (signedAgain) =>
            !(signedAgain && field === 'signature') && this.count({ field, signedAgain }) === 0,
        )
        .map((signedAgain) => `${field}, ${signedAgain ? 'signed again' : 'not signed again'}`),
    )
    return [...cells, ...signatures]
  }

  /** Two tables: how often each kind was tried in each field, and how often each status was answered. */
  toString(): string {
    const possible = new Set(CELLS.map(({ field, kind }) => `${field} ${kind}`))
    const tried = KINDS.map((kind) => [
      kind,
      ...FIELDS.map((field) => (possible.has(`${field} ${kind}`) ? this.count({ field, kind }) : '-')),
      this.count({ kind }),
    ])
    const outcomes = [...new Set(this.#entries.map(({ outcome }) => outcome))].sort()
    const answered = FIELDS.flatMap((field) =>
      [true, false].map((signedAgain) => [
        `${field}${signedAgain ? ', signed again' : ''}`,
        ...outcomes.map((outcome) => this.count({ field, signedAgain, outcome })),
      ]),
    )
    return [
      ...table([['tried', ...FIELDS, 'all'], ...tried]),
      '',
      ...table([
        ['answered', ...outcomes],
        ...answered.filter(([, ...counts]) => counts.some((count) => count !== 0)),
      ]),
    ].join('\n')
  }
}
