import type { OperatorEntry } from '../audit-entry.ts'
import { type Instant, NEVER, PORTED_OUT, WITHDRAWN } from '../instant.ts'
import type { OwnedTerms } from '../owned-number.ts'
import { endOwnership, forgetOwnership } from './end-ownership.ts'
import type { Replayed } from './replayed.ts'

/** Applies a command of the operator; answers when its numbers are free now, or nothing if that does not change. */
export function replayOperator(
  state: Replayed,
  entry: Exclude<OperatorEntry, { command: 'delete' | 'stock' | 'release' }>,
): Instant | undefined {
  const { releases } = state
  switch (entry.command) {
    case 'withdraw':
      return WITHDRAWN
    case 'quarantine':
      return entry.freeAt
    case 'restore':
      return entry.freeAt ?? entry.at
    case 'portOut':
      for (const phoneNumber of entry.phoneNumbers) endOwnership(state, phoneNumber)
      return PORTED_OUT
    case 'portIn':
      if ('freeAt' in entry) return entry.freeAt
      give(state, entry)
      return NEVER
    case 'assign':
    case 'takeBack':
      give(state, entry)
      return NEVER
    case 'transfer': {
      const isProtected = entry.phoneNumbers.filter((phoneNumber) => state.protected.has(phoneNumber))
      give(state, entry)
      for (const phoneNumber of isProtected) state.protected.add(phoneNumber)
      return NEVER
    }
    case 'close':
      for (const phoneNumber of entry.phoneNumbers) releases.set(phoneNumber, entry.releaseAt)
      return entry.freeAt
    case 'reopen':
      for (const phoneNumber of entry.phoneNumbers) releases.delete(phoneNumber)
      return NEVER
    case 'protect':
      for (const phoneNumber of entry.phoneNumbers) {
        releases.delete(phoneNumber)
        state.protected.add(phoneNumber)
      }
      return NEVER
    case 'unprotect':
      for (const phoneNumber of entry.phoneNumbers) state.protected.delete(phoneNumber)
      return undefined
  }
}

function give(state: Replayed, entry: Extract<OperatorEntry, { terms: OwnedTerms }>): void {
  const { resource, searchId, terms, at, phoneNumbers } = entry
  for (const phoneNumber of phoneNumbers) {
    forgetOwnership(state, phoneNumber)
    state.owned.set(phoneNumber, { resource, owned: { phoneNumber, ...terms, purchasedAt: at } })
    state.soldBy.set(phoneNumber, searchId)
  }
}
