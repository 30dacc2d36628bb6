import { describe, expect, it } from 'vitest'
import { distinctOrdinals } from '../../src/sampling/distinct-ordinals.ts'
import { createRandom } from '../../src/sampling/random.ts'

describe('Distinct ordinals', () => {
  it('are all there are, each once, in an order that the seed decides', () => {
    const draw = (seed: number) => [...distinctOrdinals(createRandom(seed), 500)]
    expect(draw(1).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 500 }, (_, index) => index))
    expect(draw(1)).toEqual(draw(1))
    expect(draw(1)).not.toEqual(draw(2))
    expect([...distinctOrdinals(createRandom(1), 0)]).toEqual([])
  })

  it('come in every order equally often', () => {
    const counts = new Map<string, number>()
    const random = createRandom(7)
    for (let round = 0; round < 6_000; round += 1) {
      const order = [...distinctOrdinals(random, 3)].join()
      counts.set(order, (counts.get(order) ?? 0) + 1)
    }
    expect(counts.size).toBe(6)
    // 1,000 times each are expected, with a standard deviation of 29.
    for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(120)
  })
})
