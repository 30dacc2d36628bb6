import {
  endOf,
  formatUtcInstant,
  type Instant,
  NEVER,
  PORTED_OUT,
  WITHDRAWN,
} from '../../numbering/instant.ts'
import type { OwnedNumber } from '../../numbering/owned-number.ts'
import type { ReplayedClaim } from '../../numbering/replay/replayed.ts'
import type { Stock } from '../../numbering/stock.ts'

/** An instant in words. */
export function instantText(instant: Instant): string {
  return endOf(instant) === undefined ? 'never' : formatUtcInstant(instant)
}

/** When a number is free, in words. */
export function freeText(freeAt: Instant): string {
  if (freeAt === NEVER) return 'owned'
  if (freeAt === WITHDRAWN) return 'withdrawn'
  if (freeAt === PORTED_OUT) return 'ported out'
  return `free from ${instantText(freeAt)}`
}

/** A claim on a number in words. */
export function claimText(claim: ReplayedClaim | undefined): string {
  if (claim === undefined) return 'no claim'
  if (claim.kind === 'operator') return 'the claim of the operator'
  return `the claim of the ${claim.kind} ${claim.id} of ${claim.resource}`
}

export function stockText({ country, numberType, areaCode, capabilities }: Stock): string {
  const { calling, sms } = capabilities
  return `the stock ${[country, numberType, areaCode, `calling ${calling}`, `sms ${sms}`].join(' ')}`
}

/** Who owns a number, and on which terms. */
export interface Ownership {
  readonly resource: string
  readonly soldBy: string
  readonly owned: OwnedNumber | undefined
  readonly releaseAt: Instant
  readonly isProtected: boolean
}

export function ownerText(owner: Ownership | undefined): string {
  if (owner === undefined) return 'owned by nobody'
  const { resource, soldBy, owned, releaseAt, isProtected } = owner
  const terms = owned && {
    ...{ type: owned.numberType, country: owned.country, assignment: owned.assignmentType },
    ...{ ...owned.capabilities, offered: owned.offeredCapabilities, cost: owned.cost },
  }
  return [
    `owned by ${resource}`,
    `by ${soldBy}`,
    owned ? `since ${instantText(owned.purchasedAt)}` : 'on terms that cannot be read',
    ...(releaseAt === NEVER ? [] : [`until ${instantText(releaseAt)}`]),
    ...(isProtected ? ['protected'] : []),
    ...(terms ? [JSON.stringify(terms)] : []),
  ].join(', ')
}
