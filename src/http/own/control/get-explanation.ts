import { explain } from '../../../control/explain/explain.ts'
import { parsePhoneNumber } from '../../../numbering/phone-number.ts'
import { ExplainQuery, Explanation } from '../../contract/explain-schemas.ts'
import { invalidInput, searchNotFound } from '../../errors/errors.ts'
import { isId } from '../../request/is-id.ts'
import { toExplanation } from '../../wire/to-explanation.ts'
import { defineControlWithQuery } from '../own-operation.ts'

export const getExplanation = defineControlWithQuery({
  operationId: 'GetExplanation',
  method: 'GET',
  path: '/_holdline/explain',
  summary: 'Why a search got what it got, and why a number was not offered.',
  query: ExplainQuery,
  responses: { 200: Explanation },
  async handle({ controlled, filters: { number: text, search: searchId } }) {
    if (text === undefined && searchId === undefined) {
      return invalidInput('Name a number, a search, or both: ?number=+14255550123&search=ID.', 'number')
    }
    // A plus in a query is a space.
    const phoneNumber = text === undefined ? undefined : parsePhoneNumber(text.trim())
    if (text !== undefined && phoneNumber === undefined) {
      return invalidInput('number must be an E.164 number, such as +14255550123.', 'number')
    }
    if (searchId !== undefined && !isId(searchId)) return searchNotFound(searchId)
    const found = await explain(controlled, {
      ...(phoneNumber !== undefined && { phoneNumber }),
      ...(searchId !== undefined && { searchId }),
    })
    if (found === undefined) return searchNotFound(searchId ?? '')
    return { status: 200, body: toExplanation(found, phoneNumber) }
  },
})
