import { checkAbsent } from './check-trail.ts'
import type { Finding } from './finding.ts'
import { addRange, type RangeSet, removeRange } from './range-set.ts'
import { FIRST_PLACE, type Part, type VerifiedPage, type VerifyPlace } from './verify-page.ts'

/** What is told while an inventory is verified. */
export interface VerifyListener {
  readonly found: (finding: Finding) => void | Promise<void>
  /** How many records of the part were looked at. */
  readonly progress: (part: Part, checked: number) => void
}

/** How many records of each part were looked at. */
export type Checked = Partial<Record<Part, number>>

/**
 * Verifies a whole inventory, a page at a time. From page to page it keeps the ranges of numbers that are not there, and
 * the parts of SIP configurations that the trail has to tell of.
 */
export async function verifyAll(
  page: (place: VerifyPlace) => Promise<VerifiedPage>,
  { found, progress }: VerifyListener,
): Promise<Checked> {
  const checked: Checked = {}
  let absent: RangeSet = []
  const doubts = new Map<string, Finding>()
  for (let place: VerifyPlace | undefined = FIRST_PLACE; place !== undefined; ) {
    const verified: VerifiedPage = await page(place)
    const { part } = verified
    checked[part] = (checked[part] ?? 0) + verified.checked
    progress(part, checked[part])
    for (const each of verified.findings) await found(each)
    absent = verified.deleted.reduce(removeRange, absent)
    absent = verified.absent.reduce(addRange, absent)
    for (const key of verified.told) doubts.delete(key)
    for (const { key, finding } of verified.doubts) doubts.set(key, finding)
    place = verified.next
  }
  for (const each of [...checkAbsent(absent), ...doubts.values()]) await found(each)
  return checked
}
