import type { SipConfiguration } from '../sip-routing/sip-configuration.ts'
import type { Inventory } from './inventory.ts'

/** How the resource routes its calls. */
export function getSipConfiguration({ store }: Inventory, resource: string): Promise<SipConfiguration> {
  return store.sipConfiguration(resource)
}
