/** The capability of a number on one channel: the directions, in the API's own words. */
export const CAPABILITY_VALUES = ['none', 'inbound', 'outbound', 'inbound+outbound'] as const
export type Capability = (typeof CAPABILITY_VALUES)[number]

/** The capabilities that a number has, or that a request asks for: for calls and for text messages. */
export interface Capabilities {
  readonly calling: Capability
  readonly sms: Capability
}

/** A merge-patch of capabilities: an absent channel stays as it is. */
export type CapabilitiesPatch = Partial<Capabilities>

/** The directions as a set of bits, inbound 1 and outbound 2, as the stores keep them. */
export function capabilityBits(capability: Capability): number {
  return CAPABILITY_VALUES.indexOf(capability)
}

/** The capability whose directions are `bits`, 0 to 3. */
export function capabilityFromBits(bits: number): Capability {
  const capability = CAPABILITY_VALUES[bits]
  if (capability === undefined) throw new RangeError(`No capability has the bits ${bits}`)
  return capability
}

/** Whether `offered` includes every direction of `wanted`; every capability includes `none`. */
export function includesCapabilities(offered: Capabilities, wanted: Capabilities): boolean {
  return (
    includesBits(capabilityBits(offered.calling), capabilityBits(wanted.calling)) &&
    includesBits(capabilityBits(offered.sms), capabilityBits(wanted.sms))
  )
}

/** How many directions the two channels have together, 0 to 4. */
export function capabilityCount(capabilities: Capabilities): number {
  return countBits(capabilityBits(capabilities.calling)) + countBits(capabilityBits(capabilities.sms))
}

/** The capabilities after a merge-patch. */
export function patchCapabilities(current: Capabilities, patch: CapabilitiesPatch): Capabilities {
  return { calling: patch.calling ?? current.calling, sms: patch.sms ?? current.sms }
}

function includesBits(offered: number, wanted: number): boolean {
  return (offered & wanted) === wanted
}

function countBits(bits: number): number {
  return (bits & 1) + (bits >> 1)
}
