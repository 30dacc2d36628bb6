import type { SipPatch } from '../sip-routing/sip-patch.ts'
import type { ChangeSipAnswer } from '../storage/port/sip-store.ts'
import type { Inventory } from './inventory.ts'

/**
 * Changes how the resource routes its calls. A request whose answer was lost is applied again: a patch that is applied
 * twice in a row does what it does once.
 */
export function changeSipConfiguration(
  { store }: Inventory,
  resource: string,
  patch: SipPatch,
): Promise<ChangeSipAnswer> {
  return store.changeSipConfiguration({ resource, patch })
}
