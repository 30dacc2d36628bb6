import { describe, expect, it } from 'vitest'
import { openMemoryStore } from '../../../src/storage/sqlite/open-memory-store.ts'
import { givenSandboxes } from '../../support/given-sandboxes.ts'

describe('a sandbox that nobody uses', () => {
  it('is not there any more when its time to live is over, and its store is closed in the next round', async () => {
    const { sandboxes, create, clock, open } = givenSandboxes()
    const { token } = await create({ name: 'one', ttlMs: 100 })
    await create({ name: 'two', ttlMs: 101 })
    clock.now += 99
    expect(sandboxes.find('one')).toBeDefined()
    clock.now += 1
    expect(sandboxes.find('one')).toBeUndefined()
    expect(sandboxes.withToken(token)).toBeUndefined()
    expect(sandboxes.list().map(({ name }) => name)).toEqual(['two'])
    expect(open.size).toBe(2)
    await sandboxes.closeIdle()
    expect(open.size).toBe(1)
  })

  it('leaves its name to the next one at once, without a round', async () => {
    const { create, clock, open } = givenSandboxes({ limit: 1 })
    await create({ name: 'one', ttlMs: 100 })
    clock.now += 100
    await create({ name: 'one', ttlMs: 100 })
    expect(open.size).toBe(1)
  })

  it('lives on from the beginning and from the end of each request', async () => {
    const { sandboxes, create, clock } = givenSandboxes()
    const { use } = await create({ name: 'one', ttlMs: 100 })
    clock.now += 90
    const end = use.begin()
    clock.now += 5_000
    await sandboxes.closeIdle()
    expect(sandboxes.find('one')).toBeDefined()
    end()
    clock.now += 99
    // A request ends once, however often its end is told.
    end()
    await sandboxes.closeIdle()
    expect(sandboxes.find('one')).toBeDefined()
    clock.now += 1
    await sandboxes.closeIdle()
    expect(sandboxes.find('one')).toBeUndefined()
  })

  it('is one of a thousand, none of which is left', async () => {
    const real = await openMemoryStore()
    const openStore = async () => ({ ...real, close: async () => {} })
    const { sandboxes, create, clock, open } = givenSandboxes({ limit: 1_000, openStore })
    await Promise.all(Array.from({ length: 1_000 }, (_, nth) => create({ ttlMs: 1 + (nth % 7) })))
    expect(sandboxes.list()).toHaveLength(1_000)
    expect(open.size).toBe(1_000)
    clock.now += 6
    await sandboxes.closeIdle()
    expect(open.size).toBe(142)
    clock.now += 1
    await sandboxes.closeIdle()
    expect(sandboxes.list()).toEqual([])
    expect(open.size).toBe(0)
  })
})

describe('a sandbox that lives long', () => {
  it('is one whose old records are removed, which is no use of it', async () => {
    const { sandboxes, create, clock } = givenSandboxes()
    const { inventory, use } = await create({ name: 'long', ttlMs: 4_000_000 })
    clock.now += 3_599_999
    await create({ name: 'short' })
    expect(sandboxes.old()).toEqual([])
    clock.now += 1
    const [old, ...others] = sandboxes.old()
    expect(others).toEqual([])
    expect(old?.store).toBe(inventory.store)
    await old?.work(async () => void (await old.store.tidy({ keptMs: 1, limit: 1 })))
    expect(use.idleMs(clock.now)).toBe(3_600_000)
    await sandboxes.close('long')
    expect(old?.work(async () => {})).toBeUndefined()
  })
})

describe('the end of a sandbox', () => {
  it('is told at once, and waits for the work under way before the store is closed', async () => {
    const { sandboxes, create, open } = givenSandboxes()
    const { use, inventory } = await create({ name: 'one' })
    let goOn = () => {}
    const works = [0, 1].map(() =>
      use.work(async () => {
        await new Promise<void>((resolve) => {
          const before = goOn
          goOn = () => {
            before()
            resolve()
          }
        })
        await inventory.store.now()
      }),
    )
    // All of them wait for the same end, also those who ask for it twice.
    const endings = [sandboxes.close('one'), sandboxes.close('one'), sandboxes.closeAll()]
    expect(sandboxes.find('one')).toBeUndefined()
    expect(use.ended.aborted).toBe(true)
    expect(use.work(async () => {})).toBeUndefined()
    let isEnded = false
    const ended = Promise.all(endings).then(() => {
      isEnded = true
    })
    await new Promise(setImmediate)
    expect(isEnded).toBe(false)
    expect(open.size).toBe(1)
    goOn()
    await Promise.all(works)
    await ended
    expect(open.size).toBe(0)
    await sandboxes.close('one')
  })

  it('comes when its work fails, too', async () => {
    const { sandboxes, create, open } = givenSandboxes()
    const { use } = await create({ name: 'one' })
    const failing = use.work(() => Promise.reject(new Error('lost')))
    const closing = sandboxes.close('one')
    await expect(failing).rejects.toThrow('lost')
    await closing
    expect(open.size).toBe(0)
  })

  it('leaves alone a sandbox that was made with its name meanwhile', async () => {
    const { sandboxes, create, open } = givenSandboxes()
    const { use } = await create({ name: 'one' })
    let goOn = () => {}
    const work = use.work(
      () =>
        new Promise<void>((resolve) => {
          goOn = resolve
        }),
    )
    const closing = sandboxes.close('one')
    const next = await create({ name: 'one' })
    goOn()
    await Promise.all([work, closing])
    expect(sandboxes.find('one')).toBe(next)
    expect(open).toEqual(new Set([next.inventory.store]))
  })

  it('comes to all at once, also to those that are being opened', async () => {
    const { sandboxes, create, open } = givenSandboxes()
    await create()
    const opening = [create(), create({ name: 'one' })]
    await sandboxes.closeAll()
    await Promise.all(opening)
    await sandboxes.closeAll()
    expect(open.size).toBe(0)
    expect(sandboxes.list()).toEqual([])
  })
})

describe('a new sandbox', () => {
  it('has a name that no other one has, also while the other one is being opened', async () => {
    const { sandboxes } = givenSandboxes()
    const both = await Promise.all([sandboxes.create({ name: 'one' }), sandboxes.create({ name: 'one' })])
    expect(both.map(({ kind }) => kind).sort()).toEqual(['created', 'exists'])
    expect(await sandboxes.create({ name: 'one' })).toEqual({ kind: 'exists' })
  })

  it('is one too many beyond the limit, until another one ends', async () => {
    const { sandboxes } = givenSandboxes({ limit: 2 })
    const three = await Promise.all([1, 2, 3].map((nth) => sandboxes.create({ name: `${nth}` })))
    expect(three.map(({ kind }) => kind)).toEqual(['created', 'created', 'tooMany'])
    expect(three[2]).toEqual({ kind: 'tooMany', limit: 2 })
    await sandboxes.close('1')
    expect((await sandboxes.create({})).kind).toBe('created')
  })
})

describe('a sandbox whose start cannot be kept', () => {
  it('is not made, leaves no open store, and leaves its name', async () => {
    let fails = true
    const { sandboxes, create, open } = givenSandboxes({
      async openStore() {
        const store = await openMemoryStore()
        const snapshot: typeof store.snapshot = (name) =>
          fails ? Promise.reject(new Error('No room')) : store.snapshot(name)
        return { ...store, snapshot }
      },
    })
    await expect(create({ name: 'one' })).rejects.toThrow('No room')
    expect(open.size).toBe(0)
    expect(sandboxes.list()).toEqual([])
    fails = false
    expect((await create({ name: 'one' })).name).toBe('one')
  })
})
