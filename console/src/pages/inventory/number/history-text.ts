import type { NumberEvent } from '../../../../generated/own.d.ts'
import { instantText, moneyText } from '../../../shared/format.ts'

/** What happened to a number, in a sentence. An event that this page does not know is told by the server's own word. */
export function historyText(event: NumberEvent): string {
  return TEXTS[event.command]?.(event) ?? event.command
}

const TEXTS: Readonly<Record<string, (event: NumberEvent) => string>> = {
  stock: ({ resource, until }) =>
    resource === null
      ? `Brought into the inventory${untilText(until, ', free from')}`
      : `Brought into the inventory as a number of ${named(resource)}`,
  withdraw: () => 'Taken off sale',
  restore: ({ until }) => `Put on sale again${untilText(until, ', free from')}`,
  delete: () => 'Taken out of the inventory',
  assign: ({ resource }) => `Given to ${named(resource)} without a purchase`,
  transfer: ({ resource }) => `Moved to ${named(resource)}`,
  takeBack: ({ resource }) => `Given back to ${named(resource)}, which had released it`,
  quarantine: ({ until }) => `Quarantined${untilText(until, ' until')}`,
  portOut: () => 'Ported out to another carrier',
  portIn: ({ resource, until }) =>
    resource === null
      ? `Ported in from another carrier${untilText(until, ', free from')}`
      : `Ported in from another carrier, for ${named(resource)}`,
  protect: () => 'Protected: nobody can release it',
  unprotect: () => 'Not protected any more: it can be released',
  close: ({ resource, until }) =>
    `${named(resource)} was closed: the number is free${untilText(until, ' from')}`,
  reopen: ({ resource }) => `${named(resource)} was opened again, and keeps the number`,
  search: ({ resource, until }) =>
    `Found by a search of ${named(resource)}, and held${untilText(until, ' until')}`,
  purchase: boughtText,
  cancel: ({ resource }) => `Let go by ${named(resource)}`,
  expire: () => 'A fault rule ended the hold before its time',
  purchaseFailed: ({ resource, until }) =>
    `The purchase by ${named(resource)} failed${untilText(until, ': free from')}`,
  finishPurchase: () => 'The purchase that was to fail has failed: the number is free',
  reserve: ({ resource, until }) => `Reserved by ${named(resource)}${untilText(until, ' until')}`,
  updateReservation: ({ resource, until }) =>
    until === null
      ? `Taken out of a reservation of ${named(resource)}`
      : `Kept in a reservation of ${named(resource)}${untilText(until, ' until')}`,
  cancelReservation: ({ resource }) => `The reservation was deleted by ${named(resource)}`,
  expireReservation: () => 'A fault rule ended the reservation before its time',
  purchaseReservation: boughtText,
  reservationPurchaseFailed: ({ resource, until }) =>
    `The purchase by ${named(resource)} failed${untilText(until, ': free from')}`,
  finishReservationPurchase: () => 'The purchase that was to fail has failed: the number is free',
  updateCapabilities: ({ resource }) => `Capabilities changed by ${named(resource)}`,
  release: ({ resource, author, until }) =>
    `Released by ${author === null ? named(resource) : `the operator for ${named(resource)}`}${untilText(until, ', free from')}`,
}

/** A resource may have the name of any word, such as `default`. */
function named(resource: string | null): string {
  return resource === null ? 'nobody' : `“${resource}”`
}

function boughtText({ resource, cost }: NumberEvent): string {
  const price = cost === null ? '' : ` for ${moneyText(cost.amount, cost.currencyCode)} a month`
  return `Bought by ${named(resource)}${price}`
}

function untilText(until: string | null, words: string): string {
  return until === null ? '' : `${words} ${instantText(until)}`
}
