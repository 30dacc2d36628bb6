import { agingOf } from '../../numbering/aging.ts'
import { type Instant, NEVER } from '../../numbering/instant.ts'
import type { NumberType } from '../../numbering/offering.ts'
import { type PhoneNumber, phoneNumberToInteger } from '../../numbering/phone-number.ts'
import type { ChangeClosingAnswer, ChangeClosingCommand } from '../port/closing-store.ts'
import type { OwnedPlace } from '../port/owned-number-store.ts'
import type { AuditDetail } from '../rows/audit-detail.ts'

interface Owned {
  readonly phoneNumber: PhoneNumber
  readonly country: string
  readonly numberType: NumberType
}

/** Numbers that are free from the same instant on, and the entry that names them. */
export interface ClosingChange {
  readonly numbers: readonly number[]
  readonly freeAt: Instant
  readonly detail: AuditDetail
}

/** @param owned the numbers of the resource that the command changes */
export function decideChangeClosing(
  { resource: owner, releaseAt, author, ...aging }: ChangeClosingCommand,
  owned: readonly Owned[],
): readonly ClosingChange[] {
  if (releaseAt === undefined) {
    const detail = { command: 'reopen', owner, author } as const
    return owned.length === 0 ? [] : [{ numbers: owned.map(numberOf), freeAt: NEVER, detail }]
  }
  const byRest = new Map<number, Owned[]>()
  for (const one of owned) {
    const rest = agingOf(aging, one)
    byRest.set(rest, [...(byRest.get(rest) ?? []), one])
  }
  return [...byRest].map(([rest, some]) => {
    const freeAt = releaseAt + rest
    const detail = { command: 'close', owner, author, releaseAt, freeAt } as const
    return { numbers: some.map(numberOf), freeAt, detail }
  })
}

/** @param owned the numbers that the command changes, in the order of owned numbers */
export function closingAnswer(
  { limit }: ChangeClosingCommand,
  owned: readonly OwnedPlace[],
): Extract<ChangeClosingAnswer, { kind: 'changed' }> {
  const last = owned.length < limit ? undefined : owned.at(-1)
  return {
    kind: 'changed',
    changed: owned.length,
    ...(last && { next: { numberType: last.numberType, phoneNumber: last.phoneNumber } }),
  }
}

function numberOf({ phoneNumber }: Owned): number {
  return phoneNumberToInteger(phoneNumber)
}
