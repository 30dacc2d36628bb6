import { describe, expect, it } from 'vitest'
import { STORE_KINDS } from '../../support/stores.ts'
import { accepted, HOLD_MS, holdCommand, moveClock, newGuid, openStore } from '../given.ts'

describe.each(STORE_KINDS)('A limit on the numbers that a resource holds, $name', (kind) => {
  const limited = (quantity: number) => holdCommand({ searchId: newGuid(), quantity, heldLimit: 5 })

  it('refuses a hold that would go beyond it, and nothing is held', async () => {
    const store = await openStore(kind)
    await accepted(store.hold(limited(3)))
    expect(await store.hold(limited(3))).toEqual({ kind: 'tooManyHeld', held: 3, limit: 5 })
    expect(await store.count()).toMatchObject({ busy: 3 })
    await accepted(store.hold(limited(2)))
    expect(await store.hold(limited(1))).toEqual({ kind: 'tooManyHeld', held: 5, limit: 5 })
  })

  it('is kept by holds that are asked for at the same moment', async () => {
    const store = await openStore(kind)
    const answers = await Promise.all([3, 3, 2, 1].map((quantity) => store.hold(limited(quantity))))
    const held = answers.flatMap((answer) => (answer.kind === 'held' ? answer.search.phoneNumbers : []))
    expect(answers.map((answer) => answer.kind)).toContain('tooManyHeld')
    expect(held.length).toBeLessThanOrEqual(5)
    expect(await store.count()).toMatchObject({ busy: held.length })
  })

  it('counts no cancelled, bought or expired holds, and no holds of other resources', async () => {
    const store = await openStore(kind)
    const { search } = await accepted(store.hold(limited(2)))
    await store.cancel({ resource: 'contoso', searchId: search.id })
    const bought = await accepted(store.hold(limited(2)))
    await store.purchase({
      resource: 'contoso',
      searchId: bought.search.id,
      agreeToNotResell: false,
      delay: { notStartedMs: 0, runningMs: 0 },
    })
    await accepted(store.hold({ ...limited(2), resource: 'fabrikam' }))
    await accepted(store.hold(limited(5)))
    await moveClock(store, HOLD_MS - 1)
    expect(await store.hold(limited(1))).toMatchObject({ kind: 'tooManyHeld' })
    await moveClock(store, HOLD_MS)
    await accepted(store.hold(limited(5)))
  })
})
