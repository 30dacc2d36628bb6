import { phoneNumberFromInteger } from '../../numbering/phone-number.ts'
import type { InspectedNumbers } from '../../storage/port/inspect-store.ts'
import { checkClosed } from './check-closed.ts'
import { checkPlaces } from './check-places.ts'
import { checkRow, present } from './check-row.ts'
import { checkTurns } from './check-turn.ts'
import { ownerText } from './describe.ts'
import { type Finding, finding } from './finding.ts'

/** What is wrong with the numbers of the page, which begins after the number `after`. */
export function checkNumbers(page: InspectedNumbers, after: number): Finding[] {
  const rows = new Set(page.rows.map(({ number }) => number))
  const owners = new Map(page.owners.map((owner) => [owner.number, owner]))
  return [
    ...checkPlaces(page, after),
    ...checkTurns(page.pieces, page.blocks),
    ...page.rows.flatMap((row) => checkRow(row, page, owners.get(row.number))),
    ...page.owners.flatMap((owner) => checkClosed(owner, page)),
    ...page.owners.flatMap((owner) => {
      if (rows.has(owner.number)) return []
      const found = present({ ...owner, owned: owner.owned }, page.now)
      if (found === undefined) return []
      return [finding(phoneNumberFromInteger(owner.number), ownerText(undefined), ownerText(found))]
    }),
  ]
}
