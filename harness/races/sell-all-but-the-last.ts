import { cancel, ownedNumbers, search, searchResult } from '../../test/support/api.ts'
import { AREA_CODE, type Arena, type ArenaServer } from './arena.ts'
import { purchase } from './purchase.ts'

/** An area code has 1,000 numbers: the race is for 100, and no search may find the other 900 of the same stock. */
const SOLD = 900

/** Has the reseller buy most of the area code. */
export async function sellAllButTheLast(server: ArenaServer): Promise<Arena> {
  const { reseller } = server.clients
  await purchase(reseller, await search(reseller, AREA_CODE, SOLD))
  const probe = await search(reseller, AREA_CODE, 1_000)
  const lastNumbers = (await searchResult(reseller, probe))?.phoneNumbers ?? []
  await cancel(reseller, probe)
  const { length: soldBefore } = await ownedNumbers(reseller)
  return { ...server, lastNumbers, soldBefore }
}
