import fc from 'fast-check'
import { expect, it } from 'vitest'
import { CAPABILITY_VALUES } from '../../../src/numbering/capabilities.ts'
import { ASSIGNMENT_TYPES, NUMBER_TYPES } from '../../../src/numbering/offering.ts'
import { QUOTE_COLUMNS, quoteRow, quoteValues } from '../../../src/storage/rows/quote-columns.ts'
import { toQuote } from '../../../src/storage/rows/to-quote.ts'

const capability = fc.constantFrom(...CAPABILITY_VALUES)
const capabilities = fc.record({ calling: capability, sms: capability })
const quote = fc.record({
  country: fc.string({ minLength: 2, maxLength: 2 }),
  numberType: fc.constantFrom(...NUMBER_TYPES),
  assignmentType: fc.constantFrom(...ASSIGNMENT_TYPES),
  capabilities,
  offeredCapabilities: capabilities,
  cost: fc.record({
    amount: fc.double({ noNaN: true }),
    currencyCode: fc.string(),
    billingFrequency: fc.constant('monthly' as const),
  }),
})

it('a quote is read from its columns as it was written, by name or in their order', () => {
  fc.assert(
    fc.property(quote, (written) => {
      expect(toQuote(quoteRow(written))).toEqual(written)
      const values = quoteValues(written)
      expect(toQuote(Object.fromEntries(QUOTE_COLUMNS.map((name, nth) => [name, values[nth]])))).toEqual(
        written,
      )
    }),
  )
})
