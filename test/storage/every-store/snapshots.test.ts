import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runParameters, SHRINKING_MS } from '../../model/run-parameters.ts'
import { BY_TEST } from '../../support/by-test.ts'
import { STORE_KINDS } from '../../support/stores.ts'
import { buy, hold, moveClock, openStore, START } from '../given.ts'
import { begin, type Change, changes, type Stepper, snapshotSteps } from '../snapshot-steps.ts'

const EMBEDDED = STORE_KINDS.filter(({ name }) => name !== 'PostgreSQL')

describe.each(EMBEDDED)('Snapshots, $name', (kind) => {
  it('give back numbers, records and the clock', async () => {
    const store = await openStore(kind)
    expect(await store.snapshot('start')).toEqual({
      kind: 'kept',
      snapshot: { name: 'start', takenAt: START },
    })
    const found = await hold(store, { quantity: 3 })
    await buy(store)
    await moveClock(store, 1_000)

    expect(await store.restore('start')).toEqual({ kind: 'restored' })
    expect(await store.count()).toEqual({ total: 10, free: 10, busy: 0, owned: 0 })
    expect(await store.search('contoso', found.id)).toBeUndefined()
    expect(await store.audit({ after: 1, limit: 9 })).toEqual([])
    expect(await store.now()).toBe(START)
    expect((await hold(store, { quantity: 3 })).phoneNumbers).toEqual(found.phoneNumbers)
  })

  it('stay kept when they are restored, also beside a newer one', async () => {
    const store = await openStore(kind)
    const free = async () => (await store.count()).free
    await store.snapshot('ten')
    await hold(store)
    await store.snapshot('nine')
    await hold(store)
    const seen: number[] = []
    for (const name of ['ten', 'nine', 'ten', 'ten', 'nine']) {
      await store.restore(name)
      seen.push(await free())
      await hold(store, { quantity: 2 })
    }
    expect(seen).toEqual([10, 9, 10, 10, 9])
  })

  it('are listed, replaced and deleted by their names', async () => {
    const store = await openStore(kind)
    const names = async () => {
      const answer = await store.snapshots()
      return answer.kind === 'listed' && answer.snapshots.map(({ name, takenAt }) => [name, takenAt - START])
    }
    expect(await names()).toEqual([])
    await store.snapshot('one')
    await moveClock(store, 1)
    await store.snapshot('two')
    await moveClock(store, 2)
    await store.snapshot('one')
    expect(await names()).toEqual([
      ['two', 1],
      ['one', 2],
    ])
    expect(await store.deleteSnapshot('two')).toEqual({ kind: 'deleted' })
    expect(await store.deleteSnapshot('two')).toEqual({ kind: 'snapshotNotFound' })
    expect(await store.restore('two')).toEqual({ kind: 'snapshotNotFound' })
    expect(await names()).toEqual([['one', 2]])
    expect(await store.deleteSnapshot('one')).toEqual({ kind: 'deleted' })
    expect(await names()).toEqual([])
    await hold(store)
    expect((await store.count()).busy).toBe(1)
  })

  it('leave the register alone: a key that was revoked since stays revoked', async () => {
    const store = await openStore(kind)
    const put = async (name: string, document: object | null) =>
      store.changeRegister({
        ...BY_TEST,
        version: (await store.register())?.version ?? -1,
        documents: new Map([[name, document]]),
      })
    await put('key/old', { is: 'old' })
    await store.snapshot('start')
    await put('key/old', null)
    await put('key/new', { is: 'new' })
    await hold(store)
    await store.restore('start')
    expect(await store.count()).toMatchObject({ free: 10 })
    expect(await store.register()).toEqual({ version: 3, documents: new Map([['key/new', { is: 'new' }]]) })
  })

  it('give back exactly the state: each read and the next commands answer as they did', {
    timeout: SHRINKING_MS,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(snapshotSteps, changes, async (steps, next) => {
        const store = await kind.open()
        try {
          const client = await begin(store)
          const kept = new Map<string, { readonly past: Stepper; readonly seen: unknown }>()
          const keep = async (name: string) => {
            await store.snapshot(name)
            kept.set(name, { past: client.fork(), seen: await client.observe() })
          }
          const putBack = async (name: string) => {
            const { past, seen } = kept.get(name) ?? {}
            expect((await store.restore(name)).kind).toBe(
              past === undefined ? 'snapshotNotFound' : 'restored',
            )
            expect(await past?.observe()).toEqual(seen)
          }
          for (const step of steps) {
            if (step.kind === 'snapshot') await keep(step.name)
            else if (step.kind === 'restore') await putBack(step.name)
            else if (step.kind === 'deleteSnapshot') {
              const expected = kept.delete(step.name) ? 'deleted' : 'snapshotNotFound'
              expect((await store.deleteSnapshot(step.name)).kind).toBe(expected)
            } else await client.take(step)
          }
          await keep('end')
          // From a restore on, housekeeping begins with the oldest search again.
          await putBack('end')
          const answers = await takeAll(client.fork(), next)
          await putBack('end')
          expect(await takeAll(client.fork(), next)).toEqual(answers)
          for (const name of [...kept.keys(), ...kept.keys()]) await putBack(name)
        } finally {
          await store.close()
        }
      }),
      runParameters(kind.name === 'SQLite in memory' ? 100 : 10),
    )
  })
})

/** The answers to the steps, and what can be read after them. */
async function takeAll(client: Stepper, steps: readonly Change[]): Promise<unknown> {
  const answers: unknown[] = []
  for (const step of steps) answers.push(await client.take(step))
  return [answers, await client.observe()]
}

describe.each(STORE_KINDS.filter(({ name }) => name === 'PostgreSQL'))('Snapshots, $name', (kind) => {
  it('are not there', async () => {
    const store = await openStore(kind)
    const answers = [store.snapshot('a'), store.restore('a'), store.deleteSnapshot('a'), store.snapshots()]
    expect(await Promise.all(answers)).toEqual(answers.map(() => ({ kind: 'unsupported' })))
  })
})
