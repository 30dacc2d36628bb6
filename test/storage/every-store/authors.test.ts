import { describe, expect, it } from 'vitest'
import { US_TOLL_FREE, usBlock } from '../../support/stock.ts'
import { STORE_KINDS } from '../../support/stores.ts'
import { openStore } from '../given.ts'

describe.each(STORE_KINDS)('The author of an import, $name', (kind) => {
  it('is in the trail, where there is one', async () => {
    const store = await openStore(kind, 1)
    const author = { by: 'key 2', claimedName: 'Zoë' }
    await store.addStock([usBlock(US_TOLL_FREE, 2)], author)
    const [own, imported] = await store.audit({ after: 0, limit: 9 })
    expect(own).not.toHaveProperty('author')
    expect(imported).toMatchObject({ command: 'stock', author })
  })
})
