/** The columns of an operation in a row of its table. */
export interface RunningColumns {
  readonly table: 'search' | 'reservation' | 'operation'
  readonly key: 'key' | 'id'
  /** The rule that was forced upon it. */
  readonly rule: string
  readonly startsAt: string
  readonly endsAt: string
}

const OWN = { rule: 'rule', startsAt: 'starts_at', endsAt: 'ends_at' } as const

/** Where each kind of operation is: that of a search, of its purchase, of a reservation's purchase, or a record. */
export const RUNNING = {
  search: { table: 'search', key: 'key', ...OWN },
  purchase: {
    table: 'search',
    key: 'key',
    rule: 'purchase_rule',
    startsAt: 'purchase_starts_at',
    endsAt: 'purchase_ends_at',
  },
  reservationPurchase: { table: 'reservation', key: 'key', ...OWN },
  record: { table: 'operation', key: 'id', ...OWN },
} as const satisfies Record<string, RunningColumns>
export type RunningKind = keyof typeof RUNNING
