import { describe, expect, it } from 'vitest'
import { STORE_KINDS } from '../../support/stores.ts'
import { accepted, HOLD_MS, holdCommand, moveClock, newGuid, openStore } from '../given.ts'

describe.each(STORE_KINDS)('A hold with a repeat key, $name', (kind) => {
  const repeatKey = 'mdqk4w00-abc'

  it('is made once, however often and at whatever moment it is sent', async () => {
    const store = await openStore(kind)
    const send = () => accepted(store.hold(holdCommand({ searchId: newGuid(), quantity: 3, repeatKey })))
    const answers = [...(await Promise.all([send(), send(), send()])), await send()]
    expect(new Set(answers.map(({ search }) => search.id)).size).toBe(1)
    expect(new Set(answers.map(({ operation }) => operation.id)).size).toBe(1)
    expect(await store.count()).toMatchObject({ free: 7, busy: 3 })
    expect((await store.audit({ after: 0, limit: 10 })).map(({ command }) => command)).toEqual([
      'stock',
      'search',
    ])
  })

  it('answers the same search after its hold has ended, and takes no other numbers', async () => {
    const store = await openStore(kind)
    const first = await accepted(store.hold(holdCommand({ repeatKey })))
    await store.cancel({ resource: 'contoso', searchId: first.search.id })
    const again = await accepted(store.hold(holdCommand({ searchId: newGuid(), repeatKey })))
    expect(again.search).toEqual({ ...first.search, cancelledAt: first.search.createdAt })
    expect(await store.count()).toMatchObject({ busy: 0 })
  })

  it('is not taken for a hold of another resource, nor for a hold without a key', async () => {
    const store = await openStore(kind)
    const searches = [
      await accepted(store.hold(holdCommand({ repeatKey }))),
      await accepted(store.hold(holdCommand({ searchId: newGuid(), resource: 'fabrikam', repeatKey }))),
      await accepted(store.hold(holdCommand({ searchId: newGuid() }))),
      await accepted(store.hold(holdCommand({ searchId: newGuid() }))),
    ]
    expect(new Set(searches.flatMap(({ search }) => search.phoneNumbers)).size).toBe(4)
  })

  it('is not taken for a hold of another resource where no number is left either', async () => {
    const store = await openStore(kind)
    const send = (resource: string) =>
      accepted(store.hold(holdCommand({ searchId: newGuid(), resource, quantity: 10, repeatKey })))
    const contoso = await send('contoso')
    const fabrikam = await send('fabrikam')
    expect(fabrikam.search.phoneNumbers).toEqual([])
    expect((await send('contoso')).search).toEqual(contoso.search)
    expect((await send('fabrikam')).search).toEqual(fabrikam.search)
  })
})

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
