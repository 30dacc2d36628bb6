import { describe, expect, it, onTestFinished } from 'vitest'
import { STORE_KINDS } from '../../support/stores.ts'

describe.each(STORE_KINDS)('The schema of $name', (kind) => {
  it('is the one that this Holdline needs', async () => {
    const store = await kind.open()
    onTestFinished(() => store.close())
    const { present, needed } = await store.schema()
    expect(present).toMatch(/^\d{4}-/)
    expect(needed).toBe(present)
  })
})
