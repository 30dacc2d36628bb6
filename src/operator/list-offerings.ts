import { offeringName } from '../catalog/offering-name.ts'
import { DEFAULT_OFFERINGS } from '../catalog/offerings.ts'
import type { OpenRegister } from '../inventory/register/open-register.ts'
import type { Offering } from '../numbering/offering.ts'

/** An offering with its place in the settings. */
export interface ListedOffering {
  /** As `offeringName` gives it. */
  readonly name: string
  readonly offering: Offering
  /** Where the terms come from: the configuration, the register, or the default offerings. */
  readonly origin: 'configuration' | 'register' | 'default'
  /** `false` for a default offering that is retired. */
  readonly isSold: boolean
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
  const { entries } = register.stored
  const sold = register.current().offerings.map((offering): ListedOffering => {
    const name = offeringName(offering)
    const isSet = entries.get(`offering/${name}`)?.kind === 'offering'
    const origin = declared.has(name) ? 'configuration' : isSet ? 'register' : 'default'
    return { name, offering, origin, isSold: true }
  })
  const names = new Set(sold.map(({ name }) => name))
  const replaceable = register.declared.offerings === undefined ? DEFAULT_OFFERINGS : []
  const retired = replaceable
    .map((offering): ListedOffering => {
      return { name: offeringName(offering), offering, origin: 'default', isSold: false }
    })
    .filter(({ name }) => !names.has(name))
  return [...sold, ...retired].sort((one, other) => (one.name < other.name ? -1 : 1))
}
