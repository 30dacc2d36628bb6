import type { Exception } from './exception.ts'

/** Parts of answers that go beyond the published contract of their version. */
export const ANSWER_EXCEPTIONS: readonly Exception[] = [
  ['GetSearchResult', '200 body.phoneNumberType'],
  ['ListPhoneNumbers', '200 body.phoneNumbers[].phoneNumberType'],
  ['GetByNumber', '200 body.phoneNumberType'],
].map(([operation = '', place = '']) => ({
  operations: [operation],
  place,
  merge: { enum: ['geographic', 'mobile', 'tollFree'] },
  because:
    'docs/compatibility.md: a mobile number that a resource holds or owns is shown in every version. The enum is ' +
    'published with "modelAsString": true: clients take other values (https://azure.github.io/autorest/extensions/#x-ms-enum).',
}))
