import { type Damage, n, TOLL_FREE } from './damage.ts'

/** Numbers that are in no place, in two, or in a wrong one. */
export const PLACE_DAMAGES: readonly Damage[] = [
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
       SELECT ${portedOut}, ${portedOut}, stock, place, entry FROM untouched WHERE last < ${tollFree} AND last >= ${untouched} ORDER BY last LIMIT 1`,
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
]
