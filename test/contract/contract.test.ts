import { describe, expect, it } from 'vitest'
import type { ContractFacts } from '../../scripts/contract/contract-facts.ts'
import { ALL_VERSIONS, type ApiVersion } from '../../src/http/contract/api-version.ts'
import { ANSWER_EXCEPTIONS } from './answer-exceptions.ts'
import { EXCEPTIONS } from './exceptions.ts'
import { checkContract } from './support/check-contract.ts'
import { compare, findStale } from './support/compare.ts'
import { applyExceptions } from './support/expected-facts.ts'
import { ownFacts } from './support/own-facts.ts'
import { publishedFacts } from './support/published-facts.ts'

const OPERATIONS: Readonly<Record<ApiVersion, number>> = {
  '2021-03-07': 9,
  '2022-12-01': 13,
  '2025-02-11': 14,
  '2025-04-01': 20,
  '2025-06-01': 20,
  '2021-05-01-preview': 2,
  '2023-03-01': 2,
}

describe.each(ALL_VERSIONS)('the contract of %s', (version) => {
  it('is the published contract, with the listed exceptions', () => {
    expect(checkContract(version)).toEqual([])
  })

  it('has as many operations as are published', () => {
    expect(Object.keys(publishedFacts(version))).toHaveLength(OPERATIONS[version])
    expect(Object.keys(ownFacts(version))).toHaveLength(OPERATIONS[version])
  })
})

describe('the exceptions', () => {
  it('each have a justification, and are about published places', () => {
    const published = { ...publishedFacts('2025-06-01'), ...publishedFacts('2023-03-01') }
    const ofPreview = publishedFacts('2021-05-01-preview')
    for (const { operations, place, only, because } of [...EXCEPTIONS, ...ANSWER_EXCEPTIONS]) {
      expect(because.length).toBeGreaterThan(30)
      for (const operation of operations) {
        const facts = only === '2021-05-01-preview' ? ofPreview : published
        const places = Object.keys(facts[operation] ?? {})
        expect(places, `${operation} ${place}`).toContain(place === 'request' ? 'operation' : place)
      }
    }
  })
})

describe('a comparison', () => {
  const facts: ContractFacts = {
    List: { '200 body': { type: 'object' }, '200 body.items': { type: 'array' } },
  }

  it('names each difference, and only the outermost of parts that one side lacks', () => {
    expect(compare(facts, { List: { '200 body': { type: 'object', nullable: true } } })).toEqual([
      'List 200 body: published {"type":"object"}, ours {"nullable":true,"type":"object"}',
      'List 200 body.items: published {"type":"array"}, ours nothing',
    ])
    expect(compare(facts, { List: {} })).toEqual(['List 200 body: published {"type":"object"}, ours nothing'])
    expect(compare(facts, {})).toEqual(['List: missing'])
    expect(compare({}, facts)).toEqual(['List: not published'])
  })

  it('finds an exception that no longer applies', () => {
    const exception = { operations: ['List'], place: '200 body', instead: {}, because: 'Recorded' }
    const empty = { List: {} }
    expect(compare(applyExceptions(facts, '2025-06-01', [exception]), empty)).toEqual([])
    expect(findStale(facts, empty, '2025-06-01', [exception])).toEqual([])
    expect(findStale(facts, facts, '2025-06-01', [exception])).toEqual([
      'List 200 body: this exception no longer applies',
    ])
  })
})
