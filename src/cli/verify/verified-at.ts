import { Verified } from '../../http/contract/verify-schemas.ts'
import { parsePhoneNumber, phoneNumberToInteger } from '../../numbering/phone-number.ts'
import type { NumberRange } from '../../numbering/prefix-ranges.ts'
import { type VerifiedPage, type VerifyPlace, verifyPage } from '../../operator/verify/verify-page.ts'
import { UsageError } from '../../usage-error.ts'
import { callServer } from '../call-server.ts'
import { checkAnswer } from '../check-answer.ts'
import type { ReachedInventory } from '../reach-inventory.ts'
import { controlPath } from '../server-options.ts'

/** What is found out about a page of the inventory of this place. */
export async function verifiedAt(place: ReachedInventory, page: VerifyPlace): Promise<VerifiedPage> {
  if (place.kind === 'store') return verifyPage(place, page)
  const { server, sandbox } = place
  const path = controlPath({ sandbox }, `verify?${new URLSearchParams({ ...page })}`)
  const { at, absent, deleted, next, ...verified } = checkAnswer(
    Verified,
    await callServer(server, 'GET', path),
  )
  return {
    ...verified,
    at: Date.parse(at),
    absent: absent.map(toRange),
    deleted: deleted.map(toRange),
    ...(next && { next }),
  }
}

function toRange({ first, last }: Verified['absent'][number]): NumberRange {
  return { first: toNumber(first), last: toNumber(last) }
}

function toNumber(text: string): number {
  const number = parsePhoneNumber(text)
  if (number === undefined) throw new UsageError(`The server answers the number ${text}, which is none`)
  return phoneNumberToInteger(number)
}
