import { beforeAll, describe, expect, it } from 'vitest'
import { temporaryDirectoryOfFile } from '../../support/temporary-directory.ts'
import { DAMAGED_KINDS, type Filled } from '../damaged.ts'
import { DAMAGES } from '../damages/index.ts'
import { fillToDamage, type ToDamage } from '../fill-to-damage.ts'
import { verified } from '../verified.ts'

describe.each(DAMAGED_KINDS)('Verifying a damaged inventory, $name', (kind) => {
  const directory = temporaryDirectoryOfFile()
  let inventory: Filled<ToDamage>

  beforeAll(async () => {
    inventory = await kind.fill(directory, fillToDamage)
  })

  it('finds nothing wrong where there is no damage', async () => {
    expect(await verified(await inventory.open([]))).toEqual([])
  })

  it.each(DAMAGES)('names it where $kind', async ({ statements, named, found }) => {
    const lines = await verified(await inventory.open(statements(inventory.filled)))
    const about = lines.filter((line) => line.startsWith(named(inventory.filled)))
    expect(about, lines.join('\n')).toEqual(expect.arrayContaining([expect.stringMatching(found)]))
  })
})
