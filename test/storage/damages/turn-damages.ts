import { type Damage, n, TOLL_FREE } from './damage.ts'

/** Fifty numbers that begin with the number. */
const fifty = (number: number) => `+${number} to +${number + 49}:`
const setPlace = (place: number, first: number) =>
  `UPDATE untouched SET place = ${place} WHERE first = ${first}`
const NOT_OF_ITS_BLOCK = /expected the place of its block in the order of use; found the place -?\d+/

/** Pieces that would be used too early or too late, and blocks whose positions are wrong. */
export const TURN_DAMAGES: readonly Damage[] = [
  {
    kind: 'a piece has the place of an earlier block',
    statements: ({ blocks }) => [setPlace(0, blocks.nextLondon)],
    named: ({ blocks }) => fifty(blocks.nextLondon),
    found: NOT_OF_ITS_BLOCK,
  },
  {
    kind: 'a piece of +1 has the place of an earlier thousand',
    statements: ({ blocks }) => [setPlace(0, blocks.nextVancouver), setPlace(0, blocks.besideVancouver)],
    named: ({ blocks }) => fifty(blocks.besideVancouver),
    found: NOT_OF_ITS_BLOCK,
  },
  {
    kind: 'a piece has a place after its block',
    statements: ({ blocks }) => [setPlace(51, blocks.nextLondon)],
    named: ({ blocks }) => fifty(blocks.nextLondon),
    found: NOT_OF_ITS_BLOCK,
  },
  {
    kind: 'a piece has a place within a block',
    statements: ({ blocks }) => [setPlace(25, blocks.nextLondon)],
    named: ({ blocks }) => fifty(blocks.nextLondon),
    found: NOT_OF_ITS_BLOCK,
  },
  {
    kind: 'a piece has a place before all blocks',
    statements: ({ blocks }) => [setPlace(-1, blocks.london)],
    named: ({ blocks }) => fifty(blocks.london),
    found: NOT_OF_ITS_BLOCK,
  },
  {
    kind: 'two pieces of one thousand have two places',
    statements: ({ blocks }) => [setPlace(100, blocks.besideVancouver)],
    named: ({ blocks }) => fifty(blocks.besideVancouver),
    found: /expected the place of \+\d+ to \+\d+, in the same thousand in the order of use/,
  },
  {
    kind: 'the positions of a block reach into those of the next one',
    statements: ({ blocks }) => [`UPDATE block SET position = 20 WHERE first = ${blocks.london}`],
    named: ({ blocks }) => fifty(blocks.london),
    found: /expected positions of its own in its stock; found those from 20 on/,
  },
  {
    kind: 'a block and its piece are in another stock',
    statements: ({ blocks }) => [
      `UPDATE block SET stock = ${TOLL_FREE} WHERE first = ${blocks.nextLondon}`,
      `UPDATE untouched SET stock = ${TOLL_FREE} WHERE first = ${blocks.nextLondon}`,
    ],
    named: ({ blocks }) => fifty(blocks.nextLondon),
    found: /expected the stock GB geographic 20 .*; found the stock US tollFree/,
  },
  {
    kind: 'a piece lies over more pieces than a page has',
    statements: ({ blocks }) => [
      `INSERT INTO untouched (first, last, stock, place, entry)
       WITH RECURSIVE each (nth) AS (SELECT 0 UNION ALL SELECT nth + 1 FROM each WHERE nth < 249)
       SELECT first + nth, first + nth, stock, place, entry FROM untouched, each WHERE first = ${blocks.wide}`,
    ],
    named: ({ blocks }) => n(blocks.wide),
    found: /expected in one place; found in a piece and in a piece/,
  },
]
