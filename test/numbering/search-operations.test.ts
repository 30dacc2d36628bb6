import { expect, it } from 'vitest'
import { purchaseOperation, searchOperation } from '../../src/numbering/search-operations.ts'

const SEARCH = { id: 'a', createdAt: 10 }

it('a search shows the operation that made it', () => {
  const operation = { id: 'search_a', type: 'search', createdAt: 10, startsAt: 11, endsAt: 12, searchId: 'a' }
  expect(searchOperation(SEARCH, { startsAt: 11, endsAt: 12 })).toEqual(operation)
})

it('a search shows the operation that bought it, with the creation time of the search', () => {
  const operation = {
    id: 'purchase_a',
    type: 'purchase',
    createdAt: 10,
    startsAt: 20,
    endsAt: 30,
    searchId: 'a',
  }
  expect(purchaseOperation(SEARCH, { startsAt: 20, endsAt: 30 })).toEqual(operation)
})
