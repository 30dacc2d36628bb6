import type { AuditEntry, NumberBlock, OperatorEntry } from '../../src/numbering/audit-entry.ts'
import { patchCapabilities } from '../../src/numbering/capabilities.ts'
import type { HoldInstants } from '../../src/numbering/hold.ts'
import { type Instant, NEVER, PORTED_OUT, WITHDRAWN } from '../../src/numbering/instant.ts'
import type { OwnedNumber, OwnedTerms } from '../../src/numbering/owned-number.ts'
import {
  type PhoneNumber,
  phoneNumberFromInteger,
  phoneNumberToInteger,
} from '../../src/numbering/phone-number.ts'
import type { Reservation, ReservedNumber } from '../../src/numbering/reservation.ts'
import type { Search } from '../../src/numbering/search.ts'
import type { Stock } from '../../src/numbering/stock.ts'
import type { SipConfiguration } from '../../src/sip-routing/sip-configuration.ts'

/** The inventory as the audit trail describes it. */
export interface Replayed {
  readonly numbers: Map<PhoneNumber, { readonly stock: Stock; readonly freeAt: Instant }>
  readonly searches: Map<string, { readonly resource: string; readonly search: Search }>
  /** By resource and id, `contoso 0a1b…`; without deleted reservations, and without reservations that have no numbers. */
  readonly reservations: Map<string, { readonly resource: string; readonly reservation: Reservation }>
  readonly owned: Map<PhoneNumber, { readonly resource: string; readonly owned: OwnedNumber }>
  /** By resource. */
  readonly sip: Map<string, SipConfiguration>
  /** When owned numbers are released by themselves, since their resource was closed. */
  readonly releases: Map<PhoneNumber, Instant>
}

/** The state of an inventory to which nothing has happened. */
export function emptyState(): Replayed {
  return {
    numbers: new Map(),
    searches: new Map(),
    reservations: new Map(),
    owned: new Map(),
    sip: new Map(),
    releases: new Map(),
  }
}

/**
 * Computes the present state of an inventory from its audit trail alone, without searches that found nothing and
 * reservations without numbers.
 *
 * @param state the state before the entries, which becomes the state after them
 */
export function replay(entries: readonly AuditEntry[], state = emptyState()): Replayed {
  for (const entry of entries) {
    if (entry.command === 'stock') {
      addBlocks(state, entry.blocks)
      continue
    }
    if (entry.command === 'changeSipConfiguration') {
      changeSip(state, entry)
      continue
    }
    if (entry.command === 'delete') {
      for (const phoneNumber of entry.phoneNumbers) state.numbers.delete(phoneNumber)
      continue
    }
    const freeAt = isOfOperator(entry) ? applyOperators(state, entry) : apply(state, entry)
    if (freeAt === undefined) continue
    for (const phoneNumber of entry.phoneNumbers) {
      if (entry.command === 'updateReservation' && entry.removed.includes(phoneNumber)) {
        state.numbers.set(phoneNumber, { ...present(state.numbers, phoneNumber), freeAt: entry.at })
        continue
      }
      state.numbers.set(phoneNumber, { stock: present(state.numbers, phoneNumber).stock, freeAt })
    }
  }
  return state
}

function isOfOperator(entry: AuditEntry): entry is OperatorEntry {
  return 'author' in entry && entry.command !== 'release'
}

/** Applies a command of the operator; answers when its numbers are free now, or nothing if that does not change. */
function applyOperators(state: Replayed, entry: OperatorEntry): Instant | undefined {
  const { owned, releases } = state
  switch (entry.command) {
    case 'withdraw':
      return WITHDRAWN
    case 'quarantine':
      return entry.freeAt
    case 'restore':
      return entry.freeAt ?? entry.at
    case 'portOut':
      for (const phoneNumber of entry.phoneNumbers) owned.delete(phoneNumber)
      return PORTED_OUT
    case 'portIn':
      if ('freeAt' in entry) return entry.freeAt
      give(state, entry)
      return NEVER
    case 'assign':
    case 'takeBack':
    case 'transfer':
      give(state, entry)
      return NEVER
    case 'close':
      for (const phoneNumber of entry.phoneNumbers) releases.set(phoneNumber, entry.releaseAt)
      return entry.freeAt
    case 'reopen':
    case 'protect':
      for (const phoneNumber of entry.phoneNumbers) releases.delete(phoneNumber)
      return NEVER
    case 'unprotect':
    case 'delete':
      return undefined
  }
}

function give(
  { owned, releases }: Replayed,
  { resource, terms, at, phoneNumbers }: Extract<OperatorEntry, { terms: OwnedTerms }>,
): void {
  for (const phoneNumber of phoneNumbers) {
    owned.set(phoneNumber, { resource, owned: { phoneNumber, ...terms, purchasedAt: at } })
    releases.delete(phoneNumber)
  }
}

function changeSip(
  { sip }: Replayed,
  { resource, change }: Extract<AuditEntry, { command: 'changeSipConfiguration' }>,
): void {
  const { trunks, routes } = sip.get(resource) ?? { trunks: [], routes: [] }
  const set = (fqdn: string) => change.set.find((trunk) => trunk.fqdn === fqdn)
  const kept = trunks.filter(({ fqdn }) => !change.removed.includes(fqdn))
  const added = change.set.filter(({ fqdn }) => !kept.some((trunk) => trunk.fqdn === fqdn))
  sip.set(resource, {
    trunks: [...kept.map((trunk) => set(trunk.fqdn) ?? trunk), ...added],
    routes: change.routes ?? routes,
  })
}

function addBlocks({ numbers, owned }: Replayed, blocks: readonly NumberBlock[]): void {
  for (const { stock, first, last, state } of blocks) {
    for (let number = phoneNumberToInteger(first); number <= phoneNumberToInteger(last); number += 1) {
      const phoneNumber = phoneNumberFromInteger(number)
      if (numbers.has(phoneNumber)) continue
      // An entry of the operator about the number follows where it is off sale.
      const freeAt = state?.kind === 'aging' ? state.until : state?.kind === 'owned' ? NEVER : 0
      numbers.set(phoneNumber, { stock, freeAt })
      if (state?.kind !== 'owned') continue
      const { kind: _, resource, since: purchasedAt, ...terms } = state
      const { country, numberType } = stock
      owned.set(phoneNumber, { resource, owned: { phoneNumber, country, numberType, ...terms, purchasedAt } })
    }
  }
}

/** Applies the entry; answers when its numbers are free now, or nothing if that does not change. */
function apply(
  { searches, reservations, owned }: Replayed,
  entry: Exclude<AuditEntry, { command: 'stock' | 'changeSipConfiguration' } | OperatorEntry>,
): Instant | undefined {
  const { at, resource, searchId } = entry
  switch (entry.command) {
    case 'search': {
      const { sequence: _, at: createdAt, command: __, resource: ___, searchId: id, ...search } = entry
      searches.set(id, { resource, search: { ...search, id, createdAt } })
      return entry.expiresAt
    }
    case 'cancel':
      endSearch({ cancelledAt: at })
      return at
    case 'expire':
      endSearch({ expiresAt: at })
      return at
    case 'purchaseFailed':
      endSearch({ purchaseFailure: { error: entry.error, acceptedAt: at, failsAt: entry.freeAt } })
      return entry.freeAt
    case 'finishPurchase': {
      const failure = searches.get(searchId)?.search.purchaseFailure
      if (failure !== undefined) endSearch({ purchaseFailure: { ...failure, failsAt: at } })
      return at
    }
    case 'purchase': {
      endSearch({ purchasedAt: at })
      const { country, numberType, assignmentType, capabilities, offeredCapabilities } =
        entry.terms ?? present(searches, searchId).search
      const terms = { country, numberType, assignmentType, capabilities, offeredCapabilities }
      for (const phoneNumber of entry.phoneNumbers) {
        const sold = { phoneNumber, ...terms, cost: entry.charge, purchasedAt: at }
        owned.set(phoneNumber, { resource, owned: sold })
      }
      return NEVER
    }
    case 'reserve': {
      const reservation = { id: searchId, createdAt: entry.createdAt ?? at, ...reservedBy(entry, []) }
      reservations.set(`${resource} ${searchId}`, { resource, reservation })
      return entry.expiresAt
    }
    case 'updateReservation': {
      const { reservation } = present(reservations, `${resource} ${searchId}`)
      const kept = reservation.phoneNumbers.filter(({ phoneNumber }) => !entry.removed.includes(phoneNumber))
      const changed = { ...reservation, ...reservedBy(entry, kept) }
      if (changed.phoneNumbers.length === 0) reservations.delete(`${resource} ${searchId}`)
      else reservations.set(`${resource} ${searchId}`, { resource, reservation: changed })
      return entry.expiresAt
    }
    case 'cancelReservation':
      reservations.delete(`${resource} ${searchId}`)
      return at
    case 'expireReservation': {
      const { reservation } = present(reservations, `${resource} ${searchId}`)
      reservations.set(`${resource} ${searchId}`, {
        resource,
        reservation: { ...reservation, expiresAt: at },
      })
      return at
    }
    case 'reservationPurchaseFailed': {
      const { reservation } = present(reservations, `${resource} ${searchId}`)
      const { error, startsAt, endsAt } = entry
      const purchaseFailure = { error, acceptedAt: at, failsAt: endsAt }
      const failing = { ...reservation, purchaseFailure, purchase: { startsAt, endsAt } }
      reservations.set(`${resource} ${searchId}`, { resource, reservation: failing })
      return endsAt
    }
    case 'finishReservationPurchase': {
      const { reservation } = present(reservations, `${resource} ${searchId}`)
      const { purchaseFailure } = reservation
      const ended = { ...reservation, purchase: { startsAt: entry.startsAt, endsAt: at } }
      reservations.set(`${resource} ${searchId}`, {
        resource,
        reservation: {
          ...ended,
          ...(purchaseFailure && { purchaseFailure: { ...purchaseFailure, failsAt: at } }),
        },
      })
      return at
    }
    case 'purchaseReservation': {
      const { reservation } = present(reservations, `${resource} ${searchId}`)
      const { startsAt, endsAt } = entry
      const bought = { ...reservation, purchasedAt: at, purchase: { startsAt, endsAt } }
      reservations.set(`${resource} ${searchId}`, { resource, reservation: bought })
      for (const { agreementToNotResellRequired: _, ...terms } of reservation.phoneNumbers) {
        const cost = present(
          new Map(entry.phoneNumbers.map((number, index) => [number, entry.charges[index]])),
          terms.phoneNumber,
        )
        owned.set(terms.phoneNumber, { resource, owned: { ...terms, cost, purchasedAt: at } })
      }
      return NEVER
    }
    case 'updateCapabilities':
      for (const phoneNumber of entry.phoneNumbers) {
        const sold = present(owned, phoneNumber)
        const capabilities = patchCapabilities(sold.owned.capabilities, entry.capabilities)
        owned.set(phoneNumber, { ...sold, owned: { ...sold.owned, capabilities } })
      }
      return undefined
    case 'release':
      for (const phoneNumber of entry.phoneNumbers) owned.delete(phoneNumber)
      return entry.freeAt
  }

  /** Ends the search, unless housekeeping has removed it from the trail. */
  function endSearch(end: Partial<HoldInstants>): void {
    const found = searches.get(searchId)
    if (found !== undefined) searches.set(searchId, { resource, search: { ...found.search, ...end } })
  }
}

/** The numbers of a reservation after some were added, and its new expiry. */
function reservedBy(
  { added, expiresAt }: { added: readonly ReservedNumber[]; expiresAt: Instant },
  kept: readonly ReservedNumber[],
): Pick<Reservation, 'phoneNumbers' | 'expiresAt'> {
  const phoneNumbers = [...kept, ...added].sort(
    (a, b) => phoneNumberToInteger(a.phoneNumber) - phoneNumberToInteger(b.phoneNumber),
  )
  return { phoneNumbers, expiresAt }
}

function present<K, V>(map: ReadonlyMap<K, V | undefined>, key: K): V {
  const value = map.get(key)
  if (value === undefined) throw new Error(`The trail names ${key} before it says where it is from`)
  return value
}
