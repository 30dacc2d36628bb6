import { FIRST_PLACE, isVerifyPlace, verifyPage } from '../../../operator/verify/verify-page.ts'
import { Verified, VerifyQuery } from '../../contract/verify-schemas.ts'
import { invalidInput } from '../../errors/errors.ts'
import { toVerified } from '../../wire/to-verified.ts'
import { defineOperatorOperationWithQuery } from '../own-operation.ts'

export const verify = defineOperatorOperationWithQuery({
  operationId: 'VerifyInventory',
  method: 'GET',
  path: '/_holdline/verify',
  perInventory: true,
  summary:
    'Whether the records of the inventory are as the audit trail says, a page at a time. It changes nothing.',
  query: VerifyQuery,
  responses: { 200: Verified },
  async handle({ controlled, filters }) {
    const place = { ...FIRST_PLACE, ...filters }
    if (!isVerifyPlace(place)) return invalidInput('after must be that of the page before.', 'after')
    return { status: 200, body: toVerified(await verifyPage(controlled.inventory, place)) }
  },
})
