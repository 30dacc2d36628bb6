import { expect, it, onTestFinished } from 'vitest'
import { followRegister } from '../../../src/inventory/register/follow-register.ts'
import { openRegister } from '../../../src/inventory/register/open-register.ts'
import type { ClockStore } from '../../../src/storage/port/clock-store.ts'
import type { RegisterStore, StoredRegister } from '../../../src/storage/port/register-store.ts'
import { declare } from './given.ts'

/** A store whose register another process changes, or that fails. */
function changingStore() {
  let answer: StoredRegister | Error = { version: 0, documents: new Map() }
  const store: RegisterStore & Pick<ClockStore, 'now'> = {
    async register(known) {
      if (answer instanceof Error) throw answer
      return answer.version === known ? undefined : answer
    },
    registerChanges: () => Promise.resolve([]),
    now: () => Promise.resolve(0),
    changeRegister: () => Promise.reject(new Error('Nobody changes it here')),
  }
  return {
    store,
    answers(next: typeof answer) {
      answer = next
    },
  }
}

const withResource = (version: number, name: string): StoredRegister => ({
  version,
  documents: new Map([[`resource/${name}`, { name, hosts: [] }]]),
})

it('reads follow a change within a second, also after an outage, which is logged once', async () => {
  const { store, answers } = changingStore()
  const register = await openRegister(store, declare(), { warn() {} })
  const [warnings, pauses]: [object[], number[]] = [[], []]
  let wake = () => {}
  let asleep: (() => void) | undefined
  const following = followRegister({
    register,
    random: () => 1,
    log: { warn: (facts) => void warnings.push(facts) },
    sleep(ms, signal) {
      pauses.push(ms)
      asleep?.()
      return new Promise((resolve) => {
        wake = resolve
        signal.addEventListener('abort', () => resolve())
      })
    },
  })
  onTestFinished(() => following.stop())
  const round = () =>
    new Promise<void>((resolve) => {
      asleep = resolve
      wake()
    })
  const names = () => register.directory.resources.map(({ name }) => name)

  answers(withResource(1, 'contoso'))
  expect(names()).toEqual(['default'])
  await round()
  expect(names()).toEqual(['default', 'contoso'])
  answers(new Error('no connection'))
  await round()
  await round()
  expect(names()).toEqual(['default', 'contoso'])
  expect(warnings).toEqual([{ reason: 'no connection' }])
  answers(withResource(2, 'fabrikam'))
  await round()
  expect(names()).toEqual(['default', 'fabrikam'])
  for (const pause of pauses) expect(pause).toBeLessThan(1_000)
})

it('a reading that is requested while another reading is under way sees later changes', async () => {
  const { store, answers } = changingStore()
  let reads = 0
  let finish = () => {}
  const slow: typeof store = {
    ...store,
    async register(known) {
      reads += 1
      const answer = await store.register(known)
      if (reads === 2) {
        await new Promise<void>((resolve) => {
          finish = resolve
        })
      }
      return answer
    },
  }
  const register = await openRegister(slow, declare(), { warn() {} })
  const early = register.refresh()
  await new Promise(setImmediate)
  answers(withResource(1, 'contoso'))
  const late = [register.refresh(), register.refresh(), register.refresh()]
  finish()
  expect((await early).version).toBe(0)
  expect((await Promise.all(late)).map(({ version }) => version)).toEqual([1, 1, 1])
  expect(reads).toBe(3)
})
