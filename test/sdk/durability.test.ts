import { describe, expect, it } from 'vitest'
import { temporaryDirectory } from '../support/temporary-directory.ts'
import { finish } from './support/finish.ts'
import { ownedNumbers } from './support/owned-numbers.ts'
import { TWO_US_TOLL_FREE } from './support/requests.ts'
import { NEWEST } from './support/sdk-kinds.ts'
import { startForTest } from './support/start-for-test.ts'

describe('an inventory in a directory', () => {
  it('has all that was answered after kill -9, and after a stop', async () => {
    const args = ['--data', temporaryDirectory()]

    const killed = await startForTest({}, args)
    const before = NEWEST.connect(killed)
    const held = await finish(before.beginSearchAvailablePhoneNumbers(TWO_US_TOLL_FREE))
    const bought = await finish(before.beginSearchAvailablePhoneNumbers(TWO_US_TOLL_FREE))
    await finish(before.beginPurchasePhoneNumbers(bought.searchId))
    await killed.kill()

    const stopped = await startForTest({}, args)
    const between = NEWEST.connect(stopped)
    expect((await ownedNumbers(between)).sort()).toEqual([...bought.phoneNumbers].sort())
    await finish(between.beginPurchasePhoneNumbers(held.searchId))
    expect(await stopped.stop('SIGTERM')).toBe(0)

    const after = NEWEST.connect(await startForTest({}, args))
    const all = [...bought.phoneNumbers, ...held.phoneNumbers]
    expect((await ownedNumbers(after)).sort()).toEqual(all.sort())
    const more = await finish(after.beginSearchAvailablePhoneNumbers(TWO_US_TOLL_FREE))
    expect(more.phoneNumbers.filter((number) => all.includes(number))).toEqual([])
  })
})
