import { expect, it } from 'vitest'
import { SentSearches } from '../../src/inventory/sent-searches.ts'

const GONE = { key: 'a', isConnectionGone: () => true }
const OPEN = { key: 'a', isConnectionGone: () => false }

it('A search is sent again only after its connection is gone, and then to the connection of the repetition', () => {
  const sent = new SentSearches()
  sent.add('contoso', 'open', OPEN)
  expect(sent.sendAgain('contoso', GONE)).toBeUndefined()
  sent.add('contoso', 'lost', GONE)
  expect(sent.sendAgain('contoso', OPEN)).toBe('lost')
  expect(sent.sendAgain('contoso', OPEN)).toBeUndefined()
})

it('A search of another request or resource, and one that was named, is not sent again', () => {
  const sent = new SentSearches()
  sent.add('contoso', 'lost', GONE)
  expect(sent.sendAgain('contoso', { ...GONE, key: 'b' })).toBeUndefined()
  expect(sent.sendAgain('fabrikam', GONE)).toBeUndefined()
  sent.forget('fabrikam', 'lost')
  expect(sent.sendAgain('contoso', GONE)).toBe('lost')
  sent.forget('contoso', 'lost')
  expect(sent.sendAgain('contoso', GONE)).toBeUndefined()
})

it('The oldest search is forgotten when there are too many', () => {
  const sent = new SentSearches(2)
  for (const key of ['a', 'b', 'c']) sent.add('contoso', `search ${key}`, { ...GONE, key })
  const again = ['a', 'b', 'c'].map((key) => sent.sendAgain('contoso', { ...OPEN, key }))
  expect(again).toEqual([undefined, 'search b', 'search c'])
})
