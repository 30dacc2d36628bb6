import { expect, it } from 'vitest'
import type { Declarations } from '../../src/config/declarations.ts'
import { followDeclarations } from '../../src/config/follow-declarations.ts'
import type { DeclareCommand } from '../../src/storage/port/declaration-store.ts'

it('a difference from another process is logged once, with the names of the settings, and so is its end', async () => {
  const steps: (DeclareCommand[] | Error)[] = [
    [{ process: 'two', declarations: { a: '1', b: '2' } }],
    [{ process: 'two', declarations: { a: '1', b: '2' } }],
    new Error('no connection'),
    [{ process: 'two', declarations: { a: '3' } }],
    [{ process: 'two', declarations: { a: '1' } }],
    [],
    [{ process: 'two', declarations: { c: '1' } }],
  ]
  const own: Declarations = { a: '1' }
  const logged: unknown[] = []
  const declared: DeclareCommand[] = []
  let rounds = 0
  let done = () => {}
  const finished = new Promise<void>((resolve) => {
    done = resolve
  })
  const following = followDeclarations({
    process: 'one',
    declarations: () => own,
    random: () => 0,
    log: {
      info: (facts) => void logged.push(['info', facts]),
      warn: (facts) => void logged.push(['warn', facts]),
    },
    store: {
      async declare(command) {
        declared.push(command)
        const step = steps.shift() ?? []
        if (step instanceof Error) throw step
        return step
      },
    },
    sleep(_, signal) {
      rounds += 1
      if (rounds <= 7) return Promise.resolve()
      done()
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve()))
    },
  })
  await finished
  await following.stop()
  expect(logged).toEqual([
    ['warn', { process: 'two', differing: ['b'] }],
    ['warn', { process: 'two', differing: ['a'] }],
    ['info', { process: 'two', differing: [] }],
    ['warn', { process: 'two', differing: ['a', 'c'] }],
  ])
  expect(declared.slice(0, -1)).toEqual(Array(7).fill({ process: 'one', declarations: own }))
  expect(declared.at(-1)).toEqual({ process: 'one', declarations: {} })
})
