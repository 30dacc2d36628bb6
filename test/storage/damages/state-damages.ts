import { NEVER } from '../../../src/numbering/instant.ts'
import type { ToDamage } from '../fill-to-damage.ts'
import { type Damage, n, set } from './damage.ts'

type Key = { [K in keyof ToDamage]: ToDamage[K] extends number ? K : never }[keyof ToDamage]

/** A number in this state that is free before its time. */
function freed(kind: string, state: Key, found: RegExp): Damage {
  return {
    kind,
    statements: (filled) => [set('free_at = 0', filled[state])],
    named: (filled) => n(filled[state]),
    found,
  }
}

/** Numbers that are free, or not, against the trail. */
export const STATE_DAMAGES: readonly Damage[] = [
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
]
