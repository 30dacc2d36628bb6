import { START } from '../given.ts'
import { type Damage, n } from './damage.ts'

const setOwned = (column: string, number: number) => `UPDATE owned SET ${column} WHERE number = ${number}`

/** Owners and prices that are not as the trail says. */
export const OWNER_DAMAGES: readonly Damage[] = [
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
]
