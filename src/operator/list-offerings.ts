import { offeringName } from '../catalog/offering-name.ts'
import { DEFAULT_OFFERINGS } from '../catalog/offerings.ts'
import type { OpenRegister } from '../inventory/register/open-register.ts'
import type { PlannedChange } from '../inventory/register/register-entry.ts'
import type { Offering } from '../numbering/offering.ts'
import { plannedOfferings } from './planned-offerings.ts'

/** An offering with its place in the settings. */
export interface ListedOffering {
  /** As `offeringName` gives it. */
  readonly name: string
  readonly offering: Offering
  /** Where the terms come from: the configuration, the register, or the default offerings. */
  readonly origin: 'configuration' | 'register' | 'default'
  /** `false` for a default offering that is retired, and for one whose sale is yet to begin. */
  readonly isSold: boolean
  /** Its changes that are still to come, the earliest first. */
  readonly planned: readonly PlannedChange[]
}

/** The offerings that are sold now, and the default offerings that are retired, in the order of their names. */
export async function listOfferings({
  register,
}: {
  readonly register: OpenRegister
}): Promise<readonly ListedOffering[]> {
  await register.refresh()
  return offeringsOf(register)
}

/** `listOfferings`, as this process last read the register. */
export function offeringsOf(
  register: Pick<OpenRegister, 'current' | 'declared' | 'stored'>,
): readonly ListedOffering[] {
  const declared = new Set(register.declared.offerings?.map(offeringName))
  const { future } = plannedOfferings(register)
  const plannedFor = (name: string) => future.filter((each) => each.name === name)
  const isSet = new Set(namesSet(register))
  const sold = register.current().offerings.map((offering): ListedOffering => {
    const name = offeringName(offering)
    const origin = declared.has(name) ? 'configuration' : isSet.has(name) ? 'register' : 'default'
    return { name, offering, origin, isSold: true, planned: plannedFor(name) }
  })
  const names = new Set(sold.map(({ name }) => name))
  const replaceable = register.declared.offerings === undefined ? DEFAULT_OFFERINGS : []
  const retired = replaceable
    .map((offering): ListedOffering => {
      const name = offeringName(offering)
      return { name, offering, origin: 'default', isSold: false, planned: plannedFor(name) }
    })
    .filter(({ name }) => !names.has(name))
  for (const { name } of retired) names.add(name)
  const yetToCome = future.flatMap(({ name, offering }): ListedOffering[] => {
    if (offering === undefined || names.has(name)) return []
    names.add(name)
    return [{ name, offering, origin: 'register', isSold: false, planned: plannedFor(name) }]
  })
  return [...sold, ...retired, ...yetToCome].sort((one, other) => (one.name < other.name ? -1 : 1))
}

/** The names of the offerings whose terms are in the register. */
function namesSet(register: Pick<OpenRegister, 'current' | 'stored'>): readonly string[] {
  const entries = [...register.stored.entries.values()]
  return [
    ...entries.flatMap((entry) => (entry.kind === 'offering' ? [offeringName(entry.offering)] : [])),
    ...plannedOfferings(register).past.flatMap(({ name, offering }) =>
      offering === undefined ? [] : [name],
    ),
  ]
}
