import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runParameters, SHRINKING_MS } from '../../model/run-parameters.ts'
import { STORE_KINDS } from '../../support/stores.ts'
import { moveClock } from '../given.ts'
import { steps, takeSteps } from '../random-steps.ts'
import { verified } from '../verified.ts'

describe.each(STORE_KINDS)('Verifying an inventory, $name', (kind) => {
  it('finds nothing wrong, whatever was done', { timeout: SHRINKING_MS }, async () => {
    const property = fc.asyncProperty(steps, async (someSteps) => {
      const store = await kind.open()
      await moveClock(store, 0)
      await takeSteps(store, someSteps)
      expect(await verified(store)).toEqual([])
      await store.close()
    })
    await fc.assert(property, runParameters(30))
  })
})
