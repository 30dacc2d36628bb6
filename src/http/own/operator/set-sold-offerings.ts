import { isNumberingCountry } from '../../../catalog/numbering-countries.ts'
import { toOffering } from '../../../catalog/offering-document.ts'
import { setOfferings } from '../../../operator/set-offerings.ts'
import { OfferingChange, OfferingChangeResult } from '../../contract/offering-schemas.ts'
import { invalidInput } from '../../errors/errors.ts'
import { changeRefused } from '../../errors/register-errors.ts'
import { defineOperatorOperationWithBody, registerToolsOf } from '../own-operation.ts'

const LIMIT_BYTES = 2 * 1024 * 1024

export const setSoldOfferings = defineOperatorOperationWithBody({
  operationId: 'SetSoldOfferings',
  method: 'POST',
  path: '/_holdline/offerings',
  summary: 'Sells these offerings on these terms, at once in every process; no earlier quote changes.',
  body: {
    mediaTypes: ['application/json'],
    schema: OfferingChange,
    required: true,
    limitBytes: LIMIT_BYTES,
  },
  responses: { 200: OfferingChangeResult },
  async handle({ tools, body: { offerings, alone = false } }) {
    const unknown = offerings.findIndex(({ country }) => !isNumberingCountry(country))
    if (unknown >= 0) {
      const { country } = { ...offerings[unknown] }
      return invalidInput(
        `offerings.${unknown}.country ${country} is no country of ISO 3166-1 with telephone numbers.`,
        'country',
      )
    }
    const answer = await setOfferings(registerToolsOf(tools), offerings.map(toOffering), alone)
    switch (answer.kind) {
      case 'changed': {
        const { version, set, retired } = answer
        return { status: 200, body: { version, set, retired } }
      }
      case 'twice':
        return invalidInput(`The offering ${answer.name} comes twice.`, 'offerings')
      case 'refused':
        return changeRefused(answer.reason)
    }
  },
})
