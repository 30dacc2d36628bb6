import { NEVER } from '../../src/numbering/instant.ts'
import type { ToDamage } from './fill-to-damage.ts'
import { START } from './given.ts'

/** Damage of one kind. */
export interface Damage {
  readonly kind: string
  readonly statements: (filled: ToDamage) => readonly string[]
  /** How a line begins that has to name it. */
  readonly named: (filled: ToDamage) => string
  readonly found: RegExp
}

type Key = { [K in keyof ToDamage]: ToDamage[K] extends number ? K : never }[keyof ToDamage]

const n = (number: number) => `+${number}:`
const set = (column: string, number: number) => `UPDATE number SET ${column} WHERE number = ${number}`
const setOwned = (column: string, number: number) => `UPDATE owned SET ${column} WHERE number = ${number}`
const setSearch = (column: string, id: string) => `UPDATE search SET ${column} WHERE id = '${id}'`
const TOLL_FREE = "(SELECT id FROM stock WHERE number_type = 'tollFree')"
const keyOf = (id: string) => `(SELECT key FROM search WHERE id = '${id}')`

/** A number in this state that is free before its time. */
function freed(kind: string, state: Key, found: RegExp): Damage {
  return {
    kind,
    statements: (filled) => [set('free_at = 0', filled[state])],
    named: (filled) => n(filled[state]),
    found,
  }
}

/** Each kind of damage, by statements that both stores execute. */
export const DAMAGES: readonly Damage[] = [
  {
    kind: 'an owner is lost',
    statements: ({ bought }) => [`DELETE FROM owned WHERE number = ${bought.number}`],
    named: ({ bought }) => n(bought.number),
    found: /expected owned by contoso.*; found owned by nobody/,
  },
  {
    kind: 'a number has another owner',
    statements: ({ bought }) => [setOwned("resource = 'fabrikam'", bought.number)],
    named: ({ bought }) => n(bought.number),
    found: /expected owned by contoso.*; found owned by fabrikam/,
  },
  {
    kind: 'another price',
    statements: ({ bought }) => [setOwned('amount = 2', bought.number)],
    named: ({ bought }) => n(bought.number),
    found: /"amount":1,.*; found .*"amount":2,/,
  },
  {
    kind: 'other capabilities',
    statements: ({ bought }) => [setOwned('calling = offered_calling', bought.number)],
    named: ({ bought }) => n(bought.number),
    found: /"calling":"inbound",.*; found .*"calling":"inbound\+outbound"/,
  },
  {
    kind: 'a word that no column can have',
    statements: ({ bought }) => [setOwned("assignment_type = 'nobody'", bought.number)],
    named: ({ bought }) => n(bought.number),
    found: /found .*on terms that cannot be read/,
  },
  {
    kind: 'an owner by another search',
    statements: ({ bought }) => [setOwned("search = 'none'", bought.number)],
    named: ({ bought }) => n(bought.number),
    found: /found owned by contoso, by none/,
  },
  {
    kind: 'an owner who is to lose the number',
    statements: ({ bought }) => [setOwned(`release_at = ${START + 1e9}`, bought.number)],
    named: ({ bought }) => n(bought.number),
    found: /found owned by contoso.* until 2026/,
  },
  {
    kind: 'a protection is lost',
    statements: ({ protected: number }) => [setOwned('protected = (1 = 0)', number)],
    named: ({ protected: number }) => n(number),
    found: /expected owned .*, protected.*; found owned (?!.*protected)/,
  },
  {
    kind: 'an untouched number has an owner',
    statements: ({ bought, untouched }) => [
      `UPDATE owned SET number = ${untouched} WHERE number = ${bought.number}`,
    ],
    named: ({ untouched }) => n(untouched),
    found: /expected owned by nobody; found owned by contoso/,
  },
  {
    kind: 'a sold number is free',
    statements: ({ bought }) => [set('free_at = 0', bought.number)],
    named: ({ bought }) => n(bought.number),
    found: /expected owned, with the claim of the search .*; found free from 1970/,
  },
  {
    kind: 'a free number cannot be sold',
    statements: ({ cancelled }) => [set(`free_at = ${NEVER}`, cancelled.number)],
    named: ({ cancelled }) => n(cancelled.number),
    found: /expected free from 2026.*; found owned/,
  },
  freed('a reserved number is free', 'reserved', /found free from 1970/),
  freed('a bought reservation is free', 'boughtReserved', /expected owned.*found free from 1970/),
  freed('a withdrawn number is free', 'withdrawn', /expected withdrawn.*found free/),
  freed('a ported-out number is free', 'portedOut', /expected ported out.*found free/),
  freed('a quarantine has ended', 'quarantined', /expected free from 2026.*found free from 1970/),
  {
    kind: 'a rest has ended',
    statements: ({ aging }) => [set('free_at = 0', aging.number)],
    named: ({ aging }) => n(aging.number),
    found: /expected free from 2026.*found free from 1970/,
  },
  {
    kind: 'a held number is free',
    statements: ({ held }) => [set('free_at = 0', held.number)],
    named: ({ held }) => n(held.number),
    found: /expected held by the search .*found free from 1970/,
  },
  {
    kind: 'two live claims on one number',
    statements: ({ held, other }) => [
      `UPDATE number SET claim = ${keyOf(other.id)} WHERE number = ${held.number}`,
    ],
    named: ({ held }) => n(held.number),
    found: /expected held by the search .*found .*another or no claim/,
  },
  {
    kind: 'a claim of nobody',
    statements: ({ bought }) => [set('claim = NULL', bought.number)],
    named: ({ bought }) => n(bought.number),
    found: /expected owned, with the claim of the search .*; found owned, with no claim/,
  },
  {
    kind: 'a hold of another length',
    statements: ({ held }) => [setSearch('expires_at = expires_at + 1', held.id)],
    named: ({ held }) => n(held.number),
    found: /found free from/,
  },
  {
    kind: 'a live search is lost',
    statements: ({ held }) => [`DELETE FROM search WHERE id = '${held.id}'`],
    named: ({ held }) => n(held.number),
    found: /expected held by a search or reservation; found there is none/,
  },
  {
    kind: 'the purchase of a search is forgotten',
    statements: ({ bought }) => [setSearch('purchased_at = NULL', bought.id)],
    named: ({ bought }) => `search ${bought.id}:`,
    found: /expected purchase at .*; found no such end/,
  },
  {
    kind: 'the cancellation of a search is forgotten',
    statements: ({ cancelled }) => [setSearch('cancelled_at = NULL', cancelled.id)],
    named: ({ cancelled }) => `search ${cancelled.id}:`,
    found: /expected cancel at .*; found no such end/,
  },
  {
    kind: 'a purchase that no entry tells of',
    statements: ({ held }) => [
      setSearch(
        `purchased_at = ${START}, purchase_starts_at = ${START}, purchase_ends_at = ${START}`,
        held.id,
      ),
    ],
    named: ({ held }) => n(held.number),
    found: /expected the purchase of the search .* in its history/,
  },
  {
    kind: 'a reservation has lost a number',
    statements: ({ reserved }) => [`DELETE FROM reserved_number WHERE number = ${reserved}`],
    named: ({ reserved }) => n(reserved),
    found: /expected held by a search or reservation; found the reservation .* does not have it/,
  },
  {
    kind: 'a reservation is lost',
    statements: ({ reservation }) => [`DELETE FROM reservation WHERE id = '${reservation}'`],
    named: ({ reserved, reservedToo }) => `+${reserved}, +${reservedToo}:`,
    found: /found in the reservation with the key .*, which does not exist/,
  },
  {
    kind: 'a reservation of another length',
    statements: ({ reservation }) => [
      `UPDATE reservation SET expires_at = expires_at + 1 WHERE id = '${reservation}'`,
    ],
    named: ({ reserved }) => n(reserved),
    found: /expected held by the reservation .* until/,
  },
  {
    kind: 'a number is in no place',
    statements: ({ held }) => [`DELETE FROM number WHERE number = ${held.number}`],
    named: ({ held }) => n(held.number),
    found: /expected in one place; found in none/,
  },
  {
    kind: 'a number is in a row and in a piece',
    statements: ({ portedOut, untouched, tollFree }) => [
      `INSERT INTO untouched (first, last, stock, place, entry)
       SELECT ${portedOut}, ${portedOut}, stock, place, entry FROM untouched WHERE last < ${tollFree} AND last >= ${untouched}`,
    ],
    named: ({ portedOut }) => n(portedOut),
    found: /expected in one place; found in a .*piece/,
  },
  {
    kind: 'a number is in two pieces',
    statements: ({ tollFree }) => [
      `INSERT INTO untouched (first, last, stock, place, entry)
       SELECT ${tollFree}, ${tollFree}, stock, place, entry FROM untouched WHERE stock = ${TOLL_FREE}`,
    ],
    named: ({ tollFree }) => n(tollFree),
    found: /expected in one place; found in a piece and in a piece/,
  },
  {
    kind: 'a piece is lost',
    statements: () => [`DELETE FROM untouched WHERE stock = ${TOLL_FREE}`],
    named: ({ tollFree }) => `+${tollFree} to +${tollFree + 9}:`,
    found: /expected in one place; found in none/,
  },
  {
    kind: 'a piece is longer than its block',
    statements: ({ tollFree }) => [`UPDATE untouched SET last = ${tollFree + 10} WHERE stock = ${TOLL_FREE}`],
    named: ({ tollFree }) => `+${tollFree} to +${tollFree + 10}:`,
    found: /expected in a block; found in no block/,
  },
  {
    kind: 'a piece crosses a thousand',
    statements: ({ tollFree }) => [
      `UPDATE untouched SET last = ${tollFree + 1_000} WHERE stock = ${TOLL_FREE}`,
    ],
    named: ({ tollFree }) => `+${tollFree} to +${tollFree + 1_000}:`,
    found: /expected a piece of numbers within one thousand/,
  },
  {
    kind: 'a block is lost',
    statements: () => [`DELETE FROM block WHERE stock = ${TOLL_FREE}`],
    named: ({ tollFree }) => `+${tollFree} to +${tollFree + 9}:`,
    found: /expected in a block; found in no block/,
  },
  {
    kind: 'a block is lost with all its numbers',
    statements: () => [
      `DELETE FROM block WHERE stock = ${TOLL_FREE}`,
      `DELETE FROM untouched WHERE stock = ${TOLL_FREE}`,
    ],
    named: ({ tollFree }) => `+${tollFree} to +${tollFree + 9}:`,
    found: /expected in the inventory, .*; found not there, and deleted by no entry/,
  },
  {
    kind: 'a number in another stock',
    statements: ({ bought }) => [`UPDATE number SET stock = ${TOLL_FREE} WHERE number = ${bought.number}`],
    named: ({ bought }) => n(bought.number),
    found: /expected the stock US geographic 425.*; found the stock US tollFree/,
  },
  {
    kind: 'a stock is lost',
    statements: () => ["DELETE FROM stock WHERE number_type = 'tollFree'"],
    named: ({ tollFree }) => `+${tollFree} to +${tollFree + 9}:`,
    found: /expected in a stock; found in the stock .*, which does not exist/,
  },
  {
    kind: 'an entry is lost',
    statements: () => ["DELETE FROM audit WHERE command = 'updateCapabilities'"],
    named: ({ bought }) => n(bought.number),
    found: /expected a whole history; found .*, which is not in the trail/,
  },
  {
    kind: 'an entry is about another change',
    statements: () => ["UPDATE audit SET command = 'unprotect' WHERE command = 'protect'"],
    named: ({ protected: number }) => n(number),
    found: /expected owned.*; found owned.*protected/,
  },
  {
    kind: 'an entry of another time',
    statements: ({ bought }) => [`UPDATE audit SET at = at + 5 WHERE search = '${bought.id}'`],
    named: ({ bought }) => n(bought.number),
    found: /expected owned by contoso, .* since 2026-01-15T12:00:00.006Z.* since 2026-01-15T12:00:00.001Z/,
  },
  {
    kind: 'a history without its last entry',
    statements: ({ protected: number }) => [
      `UPDATE number SET entry = (SELECT sequence FROM audit WHERE command = 'assign') WHERE number = ${number}`,
    ],
    named: ({ protected: number }) => n(number),
    found: /expected the entry \d+ \(protect\) in its history; found a history without it/,
  },
  {
    kind: 'a deletion that no entry tells of',
    statements: () => ["DELETE FROM audit WHERE command = 'delete'"],
    named: ({ deleted }) => n(deleted),
    found: /found not there, and deleted by no entry/,
  },
  {
    kind: 'an operation of no entry',
    statements: ({ operation }) => [`UPDATE operation SET entry = 999999 WHERE id = '${operation}'`],
    named: ({ operation }) => `operation ${operation}:`,
    found: /expected the entry 999999 of the trail; found there is none/,
  },
  {
    kind: 'an operation that ends before it begins',
    statements: ({ operation }) => [`UPDATE operation SET ends_at = starts_at - 1 WHERE id = '${operation}'`],
    named: ({ operation }) => `operation ${operation}:`,
    found: /expected made, begun and ended in this order/,
  },
]
