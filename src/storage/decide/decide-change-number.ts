import { agingOf } from '../../numbering/aging.ts'
import type { AuditEntry } from '../../numbering/audit-entry.ts'
import { type Instant, NEVER, PORTED_OUT } from '../../numbering/instant.ts'
import type { NumberStateName } from '../../numbering/number-states.ts'
import { termsOf } from '../../numbering/owned-number.ts'
import type { PhoneNumber } from '../../numbering/phone-number.ts'
import type { Rest } from '../../numbering/rest.ts'
import { restAfter } from '../../numbering/rest-after.ts'
import type {
  ChangeNumberCommand,
  NewOwner,
  NumberChange,
  NumberRefusal,
} from '../port/number-change-store.ts'
import type { AuditDetail } from '../rows/audit-detail.ts'
import { OPERATOR_CLAIM } from '../rows/operator-claim.ts'
import type { SoldNumber } from '../rows/to-owned-number.ts'
import type { Decision } from './decision.ts'
import { type NumberPlace, stateName } from './state-name.ts'

/** What a change of a number depends on. */
export interface NumberFacts extends NumberPlace {
  /** The number with its owner, or with the one who had it until it was released by itself. */
  readonly sold?: SoldNumber
  /** The newest entry that names the number; needed where it is not free. */
  readonly newest?: AuditEntry
}

/** What a change writes; a member that is absent stays as it is. */
export interface NumberMove {
  readonly place?: { readonly freeAt: Instant; readonly claim: number | null }
  /** `null` if nobody owns the number any more. */
  readonly owner?: SoldNumber | null
  readonly detail: AuditDetail
}

type Outcome =
  | { readonly kind: 'changed' | 'unchanged' }
  | { readonly kind: 'refused'; readonly refusal: NumberRefusal }

export type NumberDecision = Decision<Outcome, NumberMove>

type Asked<K extends NumberChange['kind']> = Extract<NumberChange, { kind: K }>

/** A change, with what each decision needs. */
interface Case<K extends NumberChange['kind']> {
  readonly change: Asked<K>
  readonly phoneNumber: PhoneNumber
  readonly state: NumberStateName
  readonly freeAt: Instant
  /** The number with its owner, if anybody owns it. */
  readonly owner: SoldNumber | undefined
  readonly newest: AuditEntry | undefined
  /** The rest that is not over. */
  readonly rest: Rest | undefined
  /** The parts of the entry that tell who made the change, and why. */
  readonly by: Pick<ChangeNumberCommand, 'author' | 'reason'>
  readonly now: Instant
}

const UNCHANGED: NumberDecision = { answer: { kind: 'unchanged' } }
const NO_SUCH_STATE = refused({ kind: 'state' })
const PROTECTED = refused({ kind: 'protected' })

export function decideChangeNumber(
  { change, phoneNumber, author, reason }: ChangeNumberCommand,
  facts: NumberFacts,
  now: Instant,
): NumberDecision {
  const { sold, newest, freeAt } = facts
  const owner = sold !== undefined && sold.releaseAt > now ? sold : undefined
  const state = owner === undefined ? stateName(facts, now) : 'owned'
  const by = { author, ...(reason !== undefined && { reason }) }
  const rest = owner === undefined ? restAfter(newest, now, sold && formerOwner(sold)) : undefined
  const known = { phoneNumber, state, freeAt, owner, newest, rest, by, now }
  switch (change.kind) {
    case 'release':
      return release({ change, ...known })
    case 'assign':
      return assign({ change, ...known })
    case 'transfer':
      return transfer({ change, ...known })
    case 'restore':
      return restore({ change, ...known })
    case 'quarantine':
      return quarantine({ change, ...known })
    case 'portOut':
      return portOut({ change, ...known })
    case 'portIn':
      return portIn({ change, ...known })
    case 'protect':
    case 'unprotect':
      return protect({ change, ...known })
  }
}

function formerOwner({ resource, searchId, owned }: SoldNumber): Omit<Rest, 'until'> {
  return { resource, searchId, terms: termsOf(owned) }
}

function release({ change, owner, by, now }: Case<'release'>): NumberDecision {
  if (owner === undefined) return NO_SUCH_STATE
  if (owner.resource !== change.resource) return refused({ kind: 'otherOwner' })
  if (owner.isProtected) return PROTECTED
  const freeAt = now + agingOf(change, owner.owned)
  const { resource, searchId } = owner
  return changed({
    place: { freeAt, claim: null },
    owner: null,
    detail: { command: 'release', resource, searchId, freeAt, terms: termsOf(owner.owned), ...by },
  })
}

function assign({
  change: { owner: to },
  phoneNumber,
  state,
  owner,
  by,
  now,
}: Case<'assign'>): NumberDecision {
  if (owner?.resource === to.resource) return UNCHANGED
  if (state !== 'free' && state !== 'withdrawn') return NO_SUCH_STATE
  return given(phoneNumber, to, now, (given) => ({ command: 'assign', ...given, ...by }))
}

function transfer({ change, owner, by, now }: Case<'transfer'>): NumberDecision {
  const { from, to } = change
  if (owner === undefined) return NO_SUCH_STATE
  if (owner.resource === to) return UNCHANGED
  if (from !== undefined && owner.resource !== from) return refused({ kind: 'otherOwner' })
  const { owned, resource, searchId } = owner
  const terms = termsOf(owned)
  return changed({
    ...kept(owner),
    owner: { ...owner, resource: to, owned: { ...owned, purchasedAt: now }, releaseAt: NEVER },
    detail: { command: 'transfer', resource: to, searchId, from: resource, terms, ...by },
  })
}

function restore({ change, phoneNumber, state, newest, rest, by, now }: Case<'restore'>): NumberDecision {
  switch (state) {
    case 'withdrawn':
    case 'quarantined': {
      const freeAt = rest?.until ?? now
      const detail = { ...by, command: 'restore' as const, freeAt, ...(rest && { rest }) }
      return changed({ place: { freeAt, claim: null }, detail })
    }
    case 'aging': {
      if (rest === undefined) return NO_SUCH_STATE
      const { resource, searchId: id, terms } = rest
      if (terms === undefined) return refused({ kind: 'termsUnknown' })
      if (change.closed?.includes(resource)) return refused({ kind: 'closed', resource })
      return given(phoneNumber, { resource, id, terms }, now, (owner) => ({
        command: 'takeBack',
        ...owner,
        ...by,
      }))
    }
    case 'owned':
      return newest?.command === 'takeBack' ? UNCHANGED : NO_SUCH_STATE
    default:
      return NO_SUCH_STATE
  }
}

const CAN_REST: readonly NumberStateName[] = ['free', 'aging', 'withdrawn', 'quarantined']

function quarantine({ change: { until }, state, freeAt, rest, by, now }: Case<'quarantine'>): NumberDecision {
  if (!CAN_REST.includes(state)) return NO_SUCH_STATE
  if (until <= now) return refused({ kind: 'past' })
  if (rest !== undefined && until < rest.until) return refused({ kind: 'resting', until: rest.until })
  if (state === 'quarantined' && freeAt === until) return UNCHANGED
  return changed({
    place: { freeAt: until, claim: OPERATOR_CLAIM },
    detail: { ...by, command: 'quarantine', freeAt: until, ...(rest && { rest }) },
  })
}

function portOut({ state, owner, rest, by }: Case<'portOut'>): NumberDecision {
  if (state === 'portedOut') return UNCHANGED
  if (state === 'held') return NO_SUCH_STATE
  if (owner?.isProtected) return PROTECTED
  const from = owner && { from: owner.resource }
  return changed({
    place: { freeAt: PORTED_OUT, claim: null },
    owner: null,
    detail: { ...by, command: 'portOut', ...from, ...(rest && { rest }) },
  })
}

function portIn({
  change: { owner: to },
  phoneNumber,
  state,
  owner,
  newest,
  rest,
  by,
  now,
}: Case<'portIn'>): NumberDecision {
  const isDone = to !== undefined && owner?.resource === to.resource && newest?.command === 'portIn'
  if (isDone) return UNCHANGED
  if (state !== 'portedOut') return NO_SUCH_STATE
  if (to !== undefined) {
    return given(phoneNumber, to, now, (given) => ({ command: 'portIn', ...given, ...by }))
  }
  const freeAt = rest?.until ?? now
  const detail = { ...by, command: 'portIn' as const, freeAt, ...(rest && { rest }) }
  return changed({ place: { freeAt, claim: null }, detail })
}

function protect({ change, owner, by }: Case<'protect' | 'unprotect'>): NumberDecision {
  if (owner === undefined) return NO_SUCH_STATE
  const isProtected = change.kind === 'protect'
  if (owner.isProtected === isProtected) return UNCHANGED
  const { resource, searchId } = owner
  return changed({
    ...kept(owner),
    owner: { ...owner, isProtected, releaseAt: NEVER },
    detail: { ...by, command: change.kind, resource, searchId },
  })
}

/** The place of an owned number that is not released by itself any more; none where it would not have been. */
function kept({ releaseAt }: SoldNumber): Pick<NumberMove, 'place'> {
  return releaseAt === NEVER ? {} : { place: { freeAt: NEVER, claim: OPERATOR_CLAIM } }
}

/**
 * The number is the owner's from now on.
 *
 * @param toDetail the entry of the change, from the parts that name the owner
 */
function given(
  phoneNumber: PhoneNumber,
  { resource, id: searchId, terms }: NewOwner,
  now: Instant,
  toDetail: (owner: Pick<NewOwner, 'resource' | 'terms'> & { readonly searchId: string }) => AuditDetail,
): NumberDecision {
  const owned = { phoneNumber, ...terms, purchasedAt: now }
  return changed({
    place: { freeAt: NEVER, claim: OPERATOR_CLAIM },
    owner: { resource, searchId, owned, releaseAt: NEVER, isProtected: false },
    detail: toDetail({ resource, searchId, terms }),
  })
}

function changed(change: NumberMove): NumberDecision {
  return { answer: { kind: 'changed' }, change }
}

function refused(refusal: NumberRefusal): NumberDecision {
  return { answer: { kind: 'refused', refusal } }
}
