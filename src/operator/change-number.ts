import type { Inventory } from '../inventory/inventory.ts'
import type { InForce } from '../inventory/register/in-force.ts'
import { dependenceOn, underRegister } from '../inventory/register/under-register.ts'
import { givingOffering } from '../numbering/giving-offering.ts'
import type { AssignmentType } from '../numbering/offering.ts'
import type { PhoneNumber } from '../numbering/phone-number.ts'
import type { Stock } from '../numbering/stock.ts'
import type {
  ChangeNumberAnswer,
  ChangeNumberCommand,
  NewOwner,
  NumberChange,
} from '../storage/port/number-change-store.ts'
import type { Outdated } from '../storage/port/register-store.ts'

/** What the operator wants of a number, and who it is. */
export interface NumberOrder extends Pick<ChangeNumberCommand, 'phoneNumber' | 'author' | 'reason'> {
  readonly wanted: WantedChange
}

export type WantedChange =
  | Exclude<NumberChange, { kind: 'release' | 'restore' | 'assign' | 'portIn' }>
  | { readonly kind: 'release' | 'restore' }
  | ({ readonly kind: 'assign' } & Recipient)
  | ({ readonly kind: 'portIn' } & Partial<Recipient>)

/** A resource that gets a number without a purchase, on the terms of an offering in force. */
export interface Recipient {
  readonly resource: string
  readonly assignmentType?: AssignmentType
}

export type ChangeNumberOutcome =
  | Exclude<ChangeNumberAnswer, Outdated>
  /** Nobody gives a number to a resource that is not there, or is closed. */
  | { readonly kind: 'resourceUnknown' | 'resourceClosed'; readonly resource: string }
  /** No offering sells the numbers of its stock, so there are no terms. */
  | { readonly kind: 'notSold'; readonly stock: Stock }

/** Changes a single number, under the resources, offerings and rules in force. */
export async function changeNumber(
  inventory: Pick<Inventory, 'store' | 'register' | 'newGuid'>,
  { wanted, ...order }: NumberOrder,
): Promise<ChangeNumberOutcome> {
  const { store, register } = inventory
  // The operator may have made the resource a moment ago, in another process.
  await register.refresh()
  return underRegister<ChangeNumberOutcome | Outdated>(register, async (inForce) => {
    const composed = await compose(inventory, inForce, wanted, order.phoneNumber)
    if ('refused' in composed) return composed.refused
    const { change } = composed
    const answer = await store.changeNumber({ ...order, change, ...dependenceOn(inForce) })
    // The owner whose rules the release follows has given the number away meanwhile.
    const isMoved = change.kind === 'release' && isOfOther(answer)
    return isMoved ? { kind: 'outdated' } : answer
  })
}

function isOfOther(answer: ChangeNumberAnswer): boolean {
  return answer.kind === 'refused' && answer.refusal.kind === 'otherOwner'
}

type Composed = { readonly change: NumberChange } | { readonly refused: ChangeNumberOutcome }

async function compose(
  { store, newGuid }: Pick<Inventory, 'store' | 'newGuid'>,
  inForce: InForce,
  wanted: WantedChange,
  phoneNumber: PhoneNumber,
): Promise<Composed> {
  switch (wanted.kind) {
    case 'release': {
      const found = await store.explainNumber(phoneNumber)
      const state = found?.value.state
      const resource = state?.kind === 'owned' ? state.resource : ''
      const { agingMs, agingRules } = inForce.policyFor(resource)
      return { change: { kind: 'release', resource, agingMs, ...(agingRules && { agingRules }) } }
    }
    case 'restore':
      return { change: { kind: 'restore', closed: [...inForce.closed] } }
    case 'transfer':
      return whyNotTo(wanted.to, inForce) ?? { change: wanted }
    case 'assign':
    case 'portIn': {
      const { kind, resource, assignmentType } = wanted
      if (resource === undefined) return { change: { kind: 'portIn' } }
      const refused = whyNotTo(resource, inForce)
      if (refused !== undefined) return refused
      const stock = await store.describeNumber(phoneNumber)
      if (stock === undefined) return { refused: { kind: 'numberNotFound' } }
      const terms = termsFor(inForce, stock, assignmentType)
      if (terms === undefined) return { refused: { kind: 'notSold', stock } }
      return { change: { kind, owner: { resource, id: newGuid(), terms } } }
    }
    default:
      return { change: wanted }
  }
}

/** Why a resource gets no number; `undefined` if it can. */
function whyNotTo(
  resource: string,
  { resources, closed }: InForce,
): { readonly refused: ChangeNumberOutcome } | undefined {
  if (!resources.some(({ name }) => name === resource))
    return { refused: { kind: 'resourceUnknown', resource } }
  return closed.has(resource) ? { refused: { kind: 'resourceClosed', resource } } : undefined
}

function termsFor(
  { offerings }: InForce,
  stock: Stock,
  wanted: AssignmentType | undefined,
): NewOwner['terms'] | undefined {
  const offering = givingOffering(offerings, stock, wanted)
  if (offering === undefined) return undefined
  const { country, numberType, assignmentType, capabilities, cost } = offering
  return { country, numberType, assignmentType, capabilities, offeredCapabilities: capabilities, cost }
}
