import { expect, it, onTestFinished } from 'vitest'
import { openRegister } from '../../src/inventory/register/open-register.ts'
import type { GivenState } from '../../src/numbering/given-state.ts'
import { closeResource } from '../../src/operator/close-resource.ts'
import type { ChangeClosingCommand } from '../../src/storage/port/closing-store.ts'
import { openMemoryStore } from '../../src/storage/sqlite/open-memory-store.ts'
import { declare, keyNamed } from '../inventory/register/given.ts'
import { BY_TEST } from '../support/by-test.ts'
import { US_GEOGRAPHIC, usBlock } from '../support/stock.ts'

const COUNT = 2_500

it('To close a resource reads each of its numbers once, page by page', async () => {
  const store = await openMemoryStore()
  onTestFinished(() => store.close())
  const register = await openRegister(
    store,
    declare({ resources: [{ name: 'contoso', accessKeys: [keyNamed('contoso')] }] }),
    { warn() {} },
  )
  const { capabilities } = US_GEOGRAPHIC
  const state: GivenState = {
    ...{ kind: 'owned', resource: 'contoso', since: 0, capabilities, offeredCapabilities: capabilities },
    assignmentType: 'person',
    cost: { amount: 1, currencyCode: 'USD', billingFrequency: 'monthly' },
  }
  await store.addStock([{ ...usBlock(US_GEOGRAPHIC, COUNT), state }])
  const places: ChangeClosingCommand['after'][] = []
  const changed: number[] = []
  const counting = {
    ...store,
    async changeClosing(command: ChangeClosingCommand) {
      const answer = await store.changeClosing(command)
      places.push(command.after)
      if (answer.kind === 'changed') changed.push(answer.changed)
      return answer
    },
  }
  await closeResource({ register, store: counting, author: BY_TEST.author }, 'contoso')
  const owned = await store.ownedNumbers('contoso', { skip: 0, limit: COUNT })
  const placeOf = (nth: number) => ({
    numberType: 'geographic',
    phoneNumber: owned[nth - 1]?.phoneNumber,
  })
  expect(places).toEqual([undefined, placeOf(1_000), placeOf(2_000)])
  expect(changed).toEqual([1_000, 1_000, 500])
})
