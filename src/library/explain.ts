import type { ControlledInventory } from '../control/controlled-inventory.ts'
import { explain as find } from '../control/explain/explain.ts'
import { isId } from '../http/request/is-id.ts'
import { toExplanation } from '../http/wire/to-explanation.ts'
import { parsePhoneNumber } from '../numbering/phone-number.ts'
import { UsageError } from '../usage-error.ts'
import type { Explanation, Question } from './explanation.ts'

const KNOWN: readonly string[] = ['phoneNumber', 'searchId'] satisfies readonly (keyof Question)[]

/**
 * Why a search of the inventory got what it got, and why a number was not offered.
 * @throws {UsageError} if the question is wrong, or there is no such search
 */
export async function explain(controlled: ControlledInventory, question: Question): Promise<Explanation> {
  const { phoneNumber: text, searchId } = question
  const unknown = Object.keys(question).find((name) => !KNOWN.includes(name))
  if (unknown !== undefined || (text === undefined && searchId === undefined)) {
    throw new UsageError('explain: name a phoneNumber, a searchId, or both')
  }
  const phoneNumber = text === undefined ? undefined : parsePhoneNumber(text)
  if (text !== undefined && phoneNumber === undefined) {
    throw new UsageError('explain: phoneNumber must be an E.164 number, such as +14255550123')
  }
  const isAskable = searchId === undefined || isId(searchId)
  const found = isAskable
    ? await find(controlled, {
        ...(phoneNumber !== undefined && { phoneNumber }),
        ...(searchId !== undefined && { searchId }),
      })
    : undefined
  if (found === undefined) throw new UsageError(`explain: there is no search ${searchId}`)
  const { now, number, search, ...rest } = toExplanation(found, phoneNumber)
  return {
    ...rest,
    now: new Date(now),
    number: number && { ...number, until: number.until === null ? null : new Date(number.until) },
    search: search && { ...search, expiresAt: new Date(search.expiresAt) },
  }
}
