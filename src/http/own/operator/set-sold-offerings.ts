import { isNumberingCountry } from '../../../catalog/numbering-countries.ts'
import { toOffering } from '../../../catalog/offering-document.ts'
import { setOfferings } from '../../../operator/set-offerings.ts'
import { OfferingChange, OfferingChangeResult } from '../../contract/offering-schemas.ts'
import { invalidInput } from '../../errors/errors.ts'
import { changeRefused, instantPassed } from '../../errors/register-errors.ts'
import { readInstant } from '../../request/read-instant.ts'
import { defineOperatorOperationWithBody, registerToolsOf } from '../own-operation.ts'

const LIMIT_BYTES = 2 * 1024 * 1024

export const setSoldOfferings = defineOperatorOperationWithBody({
  operationId: 'SetSoldOfferings',
  method: 'POST',
  path: '/_holdline/offerings',
  summary:
    'Sells these offerings on these terms in every process, at once or from an instant on; no earlier quote changes.',
  body: {
    mediaTypes: ['application/json'],
    schema: OfferingChange,
    required: true,
    limitBytes: LIMIT_BYTES,
  },
  responses: { 200: OfferingChangeResult },
  async handle(request) {
    const { offerings, alone = false, from: text } = request.body
    const read = readInstant(text, 'from')
    if ('error' in read) return read
    const unknown = offerings.findIndex(({ country }) => !isNumberingCountry(country))
    if (unknown >= 0) {
      const { country } = { ...offerings[unknown] }
      return invalidInput(
        `offerings.${unknown}.country ${country} is no country of ISO 3166-1 with telephone numbers.`,
        'country',
      )
    }
    const wanted = { offerings: offerings.map(toOffering), alone, from: read.instant }
    const answer = await setOfferings(registerToolsOf(request), wanted)
    switch (answer.kind) {
      case 'changed': {
        const { version, set, retired } = answer
        return { status: 200, body: { version, set, retired } }
      }
      case 'twice':
        return invalidInput(`The offering ${answer.name} comes twice.`, 'offerings')
      case 'tooLate':
        return instantPassed(answer.now)
      case 'refused':
        return changeRefused(answer.reason)
    }
  },
})
