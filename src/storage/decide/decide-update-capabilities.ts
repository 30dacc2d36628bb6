import { type Capabilities, includesCapabilities, patchCapabilities } from '../../numbering/capabilities.ts'
import type { Instant } from '../../numbering/instant.ts'
import { newOperation } from '../../numbering/new-operation.ts'
import type { Operation } from '../../numbering/operation.ts'
import type { UpdateCapabilitiesAnswer, UpdateCapabilitiesCommand } from '../port/owned-number-store.ts'
import type { AuditDetail } from '../rows/audit-detail.ts'
import type { SoldNumber } from '../rows/to-owned-number.ts'
import type { Decision } from './decision.ts'

/** The operation is recorded, and the number gets the new capabilities. */
export interface CapabilitiesUpdate {
  readonly operation: Operation
  /** Absent if the operation fails, or the number has the wanted capabilities already. */
  readonly changed?: { readonly capabilities: Capabilities; readonly detail: AuditDetail }
}

/** @param sold nothing if the resource does not own the number */
export function decideUpdateCapabilities(
  { resource, phoneNumber, patch, operationGuid, delay, forced }: UpdateCapabilitiesCommand,
  sold: SoldNumber | undefined,
  now: Instant,
): Decision<UpdateCapabilitiesAnswer, CapabilitiesUpdate> {
  if (sold === undefined) return { answer: { kind: 'notOwned' } }
  const { owned, searchId } = sold
  const capabilities = patchCapabilities(owned.capabilities, patch)
  if (!includesCapabilities(owned.offeredCapabilities, capabilities))
    return { answer: { kind: 'notOffered' } }

  const { calling, sms } = owned.capabilities
  const type = 'updatePhoneNumberCapabilities'
  const subject = { phoneNumber, ...(forced?.error && { failure: forced.error }) }
  const operation = newOperation(type, operationGuid, { now, delay, forced }, subject)
  const answer = { kind: 'updated', operation } as const
  const changesNothing = capabilities.calling === calling && capabilities.sms === sms
  if (changesNothing || operation.failure !== undefined) return { answer, change: { operation } }
  const detail = { command: 'updateCapabilities', resource, searchId, capabilities: patch } as const
  return { answer, change: { operation, changed: { capabilities, detail } } }
}
