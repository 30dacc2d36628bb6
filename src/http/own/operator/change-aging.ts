import { isNumberingCountry } from '../../../catalog/numbering-countries.ts'
import { listAging } from '../../../operator/list-aging.ts'
import { setAging } from '../../../operator/set-aging.ts'
import { AgingChange, AgingModel } from '../../contract/aging-schemas.ts'
import { invalidInput } from '../../errors/errors.ts'
import { changeRefused } from '../../errors/register-errors.ts'
import { toAging } from '../../wire/to-aging.ts'
import { defineOperatorOperationWithBody, registerToolsOf } from '../own-operation.ts'

export const changeAging = defineOperatorOperationWithBody({
  operationId: 'ChangeAging',
  method: 'POST',
  path: '/_holdline/aging',
  summary: 'Sets how long numbers of a country, or of one type in it, rest that are released from now on.',
  body: { mediaTypes: ['application/json'], schema: AgingChange, required: true },
  responses: { 200: AgingModel },
  async handle(request) {
    const { seconds, ...place } = request.body
    if (!isNumberingCountry(place.country)) {
      return invalidInput(
        `country ${place.country} is no country of ISO 3166-1 with telephone numbers.`,
        'country',
      )
    }
    const agingMs = seconds === null ? null : seconds * 1_000
    const answer = await setAging(registerToolsOf(request), { ...place, agingMs })
    if (answer.kind === 'refused') return changeRefused(answer.reason)
    return { status: 200, body: toAging(await listAging(request.tools)) }
  },
})
