import { applySipChange } from '../../sip-routing/sip-change.ts'
import { EMPTY_SIP_CONFIGURATION } from '../../sip-routing/sip-configuration.ts'
import type { AuditEntry, OperatorEntry } from '../audit-entry.ts'
import { replayBlocks } from './replay-blocks.ts'
import { replayClaim } from './replay-claim.ts'
import { replayHold } from './replay-hold.ts'
import { replayOperator } from './replay-operator.ts'
import { copyReplay, emptyReplay, present, type Replayed } from './replayed.ts'

/**
 * Computes the state of an inventory from its audit trail alone, without searches that found nothing and reservations
 * without numbers.
 *
 * @param entries in the order of their sequences
 * @param opening the state before the first of the entries, which stays as it is: that of an opening balance, where
 *   older entries are no longer in the trail; empty if absent
 * @throws {BrokenTrailError} if the entries contradict one another
 */
export function replay(entries: Iterable<AuditEntry>, opening: Replayed = emptyReplay()): Replayed {
  const state = copyReplay(opening)
  for (const entry of entries) replayEntry(state, entry)
  return state
}

function replayEntry(state: Replayed, entry: AuditEntry): void {
  switch (entry.command) {
    case 'stock':
      replayBlocks(state, entry.blocks)
      return
    case 'changeSipConfiguration': {
      const before = state.sip.get(entry.resource) ?? EMPTY_SIP_CONFIGURATION
      state.sip.set(entry.resource, applySipChange(before, entry.change))
      return
    }
    case 'delete':
      for (const phoneNumber of entry.phoneNumbers) {
        state.numbers.delete(phoneNumber)
        state.claims.delete(phoneNumber)
      }
      return
  }
  // The claim depends on what was before, which the next step changes.
  replayClaim(state, entry)
  const freeAt = isOfOperator(entry) ? replayOperator(state, entry) : replayHold(state, entry)
  if (freeAt === undefined) return
  for (const phoneNumber of entry.phoneNumbers) {
    const isRemoved = entry.command === 'updateReservation' && entry.removed.includes(phoneNumber)
    const { stock } = present(state.numbers, phoneNumber)
    state.numbers.set(phoneNumber, { stock, freeAt: isRemoved ? entry.at : freeAt })
  }
}

function isOfOperator(entry: AuditEntry): entry is OperatorEntry {
  return 'author' in entry && entry.command !== 'release'
}
