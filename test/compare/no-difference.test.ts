import { describe, expect, it } from 'vitest'
import { probesWith } from '../../src/compare/choose-probes.ts'
import { SEARCH_PROBES } from '../../src/compare/probes/index.ts'
import { compareServers, startFresh } from './given.ts'

describe('two servers of one program', () => {
  it('do not differ in any answer', async () => {
    const probes = probesWith(SEARCH_PROBES.length)
    const { compared, differences, accepted, notCompared } = await compareServers(
      await startFresh(),
      await startFresh(),
      probes,
    )
    expect({ differences, accepted, notCompared }).toEqual({ differences: [], accepted: [], notCompared: [] })
    expect(compared).toBe(probes.length)
  })
})
