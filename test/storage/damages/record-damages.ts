import { START } from '../given.ts'
import { type Damage, n, set } from './damage.ts'

const setSearch = (column: string, id: string) => `UPDATE search SET ${column} WHERE id = '${id}'`
const keyOf = (id: string) => `(SELECT key FROM search WHERE id = '${id}')`

/** Searches, reservations and claims that do not fit the numbers. */
export const RECORD_DAMAGES: readonly Damage[] = [
  {
    kind: 'a search counts more numbers as held than it has',
    statements: ({ held }) => [setSearch('found = 5', held.id)],
    named: ({ held }) => `search ${held.id}:`,
    found: /expected 1 numbers that count as held; found 5/,
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
]
