import { type Instant, WITHDRAWN } from '../../numbering/instant.ts'
import { phoneNumberFromInteger } from '../../numbering/phone-number.ts'
import { NO_NUMBERS } from '../../numbering/state-counts.ts'
import type { ChangeSaleAnswer, ChangeSaleCommand } from '../port/withdrawal-store.ts'
import type { AuditDetail } from '../rows/audit-detail.ts'
import { type NumberPlace, stateName } from './state-name.ts'

/** What becomes of numbers when they are withdrawn or restored. */
export interface SaleChange<T> {
  readonly answer: ChangeSaleAnswer
  /** The numbers to change, when they are free then, and the entry that names them. */
  readonly numbers: readonly T[]
  readonly freeAt: Instant
  readonly detail: AuditDetail
}

const CHANGES = { withdraw: 'free', restore: 'withdrawn' } as const

/** @param found the numbers of the range that exist, ascending; at most as many as the command allows */
export function decideChangeSale<T extends NumberPlace & { readonly number: number }>(
  { action, reason, author, limit }: ChangeSaleCommand,
  found: readonly T[],
  now: Instant,
): SaleChange<T> {
  const left = { ...NO_NUMBERS }
  const numbers: T[] = []
  for (const one of found) {
    const state = stateName(one, now)
    if (state === CHANGES[action]) numbers.push(one)
    else left[state] += 1
  }
  const last = found.at(-1)
  return {
    answer: {
      changed: numbers.length,
      left,
      ...(last !== undefined && found.length === limit && { seen: phoneNumberFromInteger(last.number) }),
    },
    numbers,
    freeAt: action === 'withdraw' ? WITHDRAWN : now,
    detail: { command: action, author, ...(reason !== undefined && { reason }) },
  }
}
