import { STOCK_SIZE } from '../../test/support/api.ts'
import type { KnownSearch, Ledger } from './ledger.ts'
import type { Observed } from './observe.ts'

/**
 * The answers of the ledger that the server no longer has, and contradictions, one line each. Marks in the ledger the
 * unanswered requests that have happened, as far as a client can see.
 */
export function checkOutside(ledger: Ledger, observed: Observed): string[] {
  return [
    ...settleUnanswered(ledger, observed),
    ...checkResults(observed),
    ...checkOwned(ledger, observed),
    ...checkClaims(ledger, observed),
  ]
}

function settleUnanswered(ledger: Ledger, { owned, results }: Observed): string[] {
  const faults: string[] = []
  const isOwned = new Set(owned)
  for (const request of ledger.unanswered) {
    if (request.kind === 'purchase') {
      const { id, numbers = [] } = request.search
      const bought = numbers.filter((phoneNumber) => isOwned.has(phoneNumber)).length
      if (bought === 0) continue
      if (bought !== numbers.length) faults.push(`search ${id}: ${bought} of ${numbers.length} were bought`)
      ledger.endedByPurchase(request.search)
      ledger.happened += 1
    } else if (request.kind === 'cancel') {
      if (results.get(request.search)?.error !== 'ReservationExpired') continue
      ledger.endedByCancellation(request.search)
      ledger.happened += 1
    } else if (request.kind === 'release') {
      if (isOwned.has(request.phoneNumber)) continue
      ledger.owned.delete(request.phoneNumber)
      ledger.happened += 1
    }
  }
  return faults
}

function checkResults({ results, operations }: Observed): string[] {
  const faults: string[] = []
  for (const [known, result] of results) {
    const { id, state } = known
    if (result === undefined) {
      faults.push(`search ${id} was answered and is gone`)
      continue
    }
    const shown = result.phoneNumbers.join()
    if (state === 'cancelled') {
      if (shown !== '' || result.error !== 'ReservationExpired')
        faults.push(`search ${id} was cancelled and shows ${result.error} with [${shown}]`)
      continue
    }
    known.numbers ??= result.phoneNumbers
    if (shown !== known.numbers.join())
      faults.push(`search ${id}, ${state}, shows [${shown}] instead of [${known.numbers}]`)
  }
  for (const [id, status] of operations) {
    if (status !== 'succeeded') faults.push(`operation ${id} was answered and is ${status ?? 'gone'}`)
  }
  return faults
}

function checkOwned(ledger: Ledger, { owned }: Observed): string[] {
  const isOwned = new Set(owned)
  return [
    ...owned
      .filter((each) => !ledger.owned.has(each))
      .map((each) => `${each} is owned, and nobody bought it`),
    ...[...ledger.owned].filter((each) => !isOwned.has(each)).map((each) => `${each} was bought and is gone`),
  ]
}

function checkClaims(ledger: Ledger, { owned, offered }: Observed): string[] {
  const faults: string[] = []
  const claims = new Map<string, string>()
  const claim = (phoneNumber: string, by: string) => {
    const other = claims.get(phoneNumber)
    if (other !== undefined) faults.push(`${phoneNumber} belongs to ${other} and to ${by}`)
    claims.set(phoneNumber, by)
  }
  for (const phoneNumber of owned) claim(phoneNumber, 'its owner')
  for (const { id, numbers = [] } of ledger.held()) {
    for (const phoneNumber of numbers) claim(phoneNumber, `search ${id}`)
  }
  for (const phoneNumber of offered) claim(phoneNumber, 'nobody, since it is offered')

  const hidden = STOCK_SIZE - claims.size
  const explained = ledger.unanswered.reduce((sum, request) => sum + quantityOf(request), 0)
  if (hidden > explained || hidden < 0)
    faults.push(`${hidden} numbers are neither offered nor claimed; unanswered searches explain ${explained}`)
  return faults
}

function quantityOf(request: Ledger['unanswered'][number]): number {
  return request.kind === 'search' ? request.quantity : 0
}

/** The searches to read again: all that may have changed, all that must still hold, and some that ended long ago. */
export function searchesToCheck(
  ledger: Ledger,
  some: (ended: KnownSearch[]) => KnownSearch[],
): Set<KnownSearch> {
  const held = new Set(ledger.held())
  const ended = [...ledger.searches.values()].filter((known) => !held.has(known))
  const asked = ledger.unanswered.flatMap((request) => ('search' in request ? [request.search] : []))
  return new Set([...ledger.touched, ...held, ...asked, ...some(ended)])
}
