import { describe, expect, it } from 'vitest'
import type { FaultDocument } from '../../../src/control/faults/fault-document.ts'
import { MOST_RULES } from '../../../src/control/faults/fault-rules.ts'
import { givenRules, hitsOf } from './given.ts'

const THROTTLED = { status: 429 } as const

describe('a rule hits', () => {
  const cases: [string, Omit<FaultDocument, 'effect'>, number[]][] = [
    ['every request', {}, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]],
    ['none of the first n', { skip: 9 }, [10, 11, 12]],
    ['n requests at most', { times: 2 }, [1, 2]],
    ['each k-th', { every: 4 }, [4, 8, 12]],
    ['each k-th after the first n', { skip: 3, every: 4 }, [7, 11]],
    ['each k-th after the first n, m times', { skip: 3, every: 2, times: 3 }, [5, 7, 9]],
    ['nothing with a probability of 0', { probability: 0 }, []],
    ['everything with a probability of 1', { probability: 1, times: 1 }, [1]],
  ]
  it.each(cases)('%s', (_, rule, places) => {
    const { judge } = givenRules({ ...rule, effect: THROTTLED })
    expect(hitsOf(judge, 12)).toEqual(places)
  })

  it('the same requests by chance for the same seed, and others for another', () => {
    const by = (seed: number) => hitsOf(givenRules({ probability: 0.5, seed, effect: THROTTLED }).judge, 100)
    expect(by(7)).toEqual(by(7))
    expect(by(7)).not.toEqual(by(8))
    expect(by(7).length).toBeGreaterThan(30)
    expect(by(7).length).toBeLessThan(70)
  })

  it('the first n of chance alone: a request that chance spares does not count', () => {
    const { judge } = givenRules({ probability: 0.5, times: 5, effect: THROTTLED })
    expect(hitsOf(judge, 100)).toHaveLength(5)
  })
})

describe('a rule is for', () => {
  const us = { country: 'US', numberType: 'geographic', areaCode: '425', phoneNumber: '+14255550100' }

  it.each([
    [{ operation: 'PhoneNumbers_PurchasePhoneNumbers' }, { operation: 'PurchasePhoneNumbers' }, true],
    [{ operation: 'PurchasePhoneNumbers' }, { operation: 'PurchaseReservation' }, false],
    [{ resource: 'contoso' }, { resource: 'contoso' }, true],
    [{ resource: 'contoso' }, { resource: 'fabrikam' }, false],
    [{ country: 'us' }, { subjects: [us] }, true],
    [{ country: 'US' }, { subjects: [] }, false],
    [{ numberType: 'tollFree' }, { subjects: [us] }, false],
    [{ areaCode: '425' }, { subjects: [{ ...us, areaCode: '800' }, us] }, true],
    [{ phoneNumber: '14255550100' }, { subjects: [us] }, true],
    [{ phoneNumber: '+14255550101' }, { subjects: [us] }, false],
    // Both fields are those of one number.
    [
      { areaCode: '800', country: 'CA' },
      { subjects: [{ country: 'CA' }, { country: 'US', areaCode: '800' }] },
      false,
    ],
  ] as const)('%j, so of a request %j it hits: %s', (match, request, isHit) => {
    const { judge, rules } = givenRules({ match: { ...match }, effect: THROTTLED })
    expect(judge(request).rules).toHaveLength(isHit ? 1 : 0)
    expect(rules.list()[0]).toMatchObject({ hits: isHit ? 1 : 0, fitting: isHit ? 1 : 0 })
  })
})

describe('of several rules', () => {
  it('the first effect counts, and the rules behind it do not count the request', () => {
    const { judge, rules } = givenRules(
      { id: 'first', effect: { status: 503 }, every: 2 },
      { id: 'second', effect: { drop: 'before' } },
      { id: 'third', effect: { status: 500 } },
    )
    expect(judge()).toMatchObject({ rules: ['second'], effect: { rule: 'second', does: { kind: 'drop' } } })
    expect(judge()).toMatchObject({ rules: ['first'], effect: { rule: 'first', does: { status: 503 } } })
    expect(rules.list().map(({ fitting, hits }) => [fitting, hits])).toEqual([
      [2, 1],
      [1, 1],
      [0, 0],
    ])
  })

  it('latencies add up, with those of rules that do more', () => {
    const { judge } = givenRules(
      { id: 'slow', effect: { latency: '200ms' } },
      { id: 'both', effect: { latency: '1s', status: 503 } },
      { id: 'not reached'.replace(' ', '-'), effect: { latency: '1h'.replace('h', 'm'), status: 500 } },
      { id: 'slower', effect: { latency: '1m' } },
    )
    expect(judge()).toMatchObject({
      rules: ['slow', 'both', 'slower'],
      latencyMs: 61_200,
      effect: { rule: 'both' },
    })
  })

  it('each is removed alone, or all together', () => {
    const { judge, rules } = givenRules({ id: 'a', effect: THROTTLED }, { id: 'b', effect: THROTTLED })
    expect(rules.remove('a')).toBe(true)
    expect(rules.remove('a')).toBe(false)
    expect(judge().rules).toEqual(['b'])
    rules.clear()
    expect(judge()).toEqual({ rules: [], latencyMs: 0 })
    expect(rules.isEmpty).toBe(true)
  })
})

it('a latency between two durations is drawn from all of them, and repeats with the seed', () => {
  const draws = (seed: number) => {
    const { judge } = givenRules({ seed, effect: { latency: { from: '10ms', to: '13ms' } } })
    return Array.from({ length: 200 }, () => judge().latencyMs)
  }
  expect(draws(1)).toEqual(draws(1))
  expect([...new Set(draws(1))].sort()).toEqual([10, 11, 12, 13])
})

it('a rule is gone after its time to live in real time', () => {
  const { judge, rules, add, pass } = givenRules({ id: 'short', ttl: '1s', effect: THROTTLED })
  pass(999)
  expect(judge().rules).toEqual(['short'])
  pass(1)
  expect(judge().rules).toEqual([])
  expect([rules.find('short'), rules.list(), rules.isEmpty]).toEqual([undefined, [], true])
  expect(add({ id: 'short', effect: THROTTLED })).toMatchObject({ hits: 0 })
})

it('a window is open from its first instant to before its last', () => {
  const { judge, add } = givenRules()
  add({ window: { after: '5m', for: '1m' }, effect: THROTTLED }, 1_000)
  const isHit = (now: number) => judge({ now }).rules.length === 1
  expect([300_999, 301_000, 360_999, 361_000].map(isHit)).toEqual([false, true, true, false])
})

it('a window of instants needs no relation to the creation', () => {
  const { judge } = givenRules({
    window: { from: '2026-11-28T12:00:00Z', to: '2026-11-28T13:00:00.5+00:00' },
    effect: THROTTLED,
  })
  const noon = Date.UTC(2026, 10, 28, 12)
  const isHit = (now: number) => judge({ now }).rules.length === 1
  expect([noon - 1, noon, noon + 3_600_499, noon + 3_600_500].map(isHit)).toEqual([false, true, true, false])
})

it('an id is taken once, and there is an end to the number of rules', () => {
  const { add } = givenRules({ id: 'same', effect: THROTTLED })
  expect(add({ id: 'same', effect: THROTTLED })).toBe('taken')
  for (let count = 1; count < MOST_RULES; count += 1) add({ effect: THROTTLED })
  expect(add({ id: 'more', effect: THROTTLED })).toBe('tooMany')
})
