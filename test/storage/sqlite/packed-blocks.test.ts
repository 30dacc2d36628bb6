import { expect, it } from 'vitest'
import { packCall, unpackCall } from '../../../src/storage/sqlite/packed-blocks.ts'
import { US_GEOGRAPHIC, US_TOLL_FREE, usBlock } from '../../support/stock.ts'

it('Blocks that were packed can be read again, as a call that is tried a second time reads them', () => {
  const blocks = [usBlock(US_GEOGRAPHIC, 1_000), usBlock(US_TOLL_FREE, 10)]
  const [unpacked] = unpackCall(packCall({ method: 'addStock', parameters: [blocks] })).parameters
  expect(unpacked).toBeInstanceOf(Object)
  for (const _ of [1, 2]) expect([...(unpacked as Iterable<unknown>)]).toEqual(blocks)
})
