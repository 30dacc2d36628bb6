import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { breakDisk, DISK_FAULTS } from '../../harness/crash/break-disk.ts'
import { buy, hold, otherChanges, searchChange, sendToBrokenDisk } from '../../harness/crash/changes.ts'
import { checkedRestart, type Inventory, startOn } from '../../harness/crash/checked-restart.ts'
import { Ledger } from '../../harness/crash/ledger.ts'
import { AREA_CODES } from '../support/api.ts'
import type { Send } from '../support/keep-alive-client.ts'
import { createRandom } from '../support/random.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'

function newInventory(): Inventory {
  return { directory: temporaryDirectory(), ledger: new Ledger(), entries: [] }
}

/** Waits until the readiness check answers one of these; 0 stands for a server that is gone. */
async function readinessIs(send: Send, ...wanted: number[]): Promise<number> {
  let status: number | undefined
  for (let attempts = 0; attempts < 100; attempts += 1) {
    status = await send('GET', '/_holdline/ready').then(
      (reply) => reply.status,
      () => 0,
    )
    if (wanted.includes(status)) return status
    await delay(100)
  }
  throw new Error(`The readiness is ${status}, and should be ${wanted.join(' or ')}`)
}

describe.each(DISK_FAULTS)('a disk that $name', { timeout: 120_000 }, (fault) => {
  it('is reported, is never answered with success, and is survived', async () => {
    const inventory = newInventory()
    const { client, ...server } = await startOn(inventory)
    onTestFinished(() => server.kill())
    const { send } = client
    const [held, other, bought] = [
      await hold(inventory, send, '30'),
      await hold(inventory, send, '40'),
      await hold(inventory, send, '69'),
    ]
    await buy(inventory, send, bought)
    await readinessIs(send, 200)

    const broken = await breakDisk(server.pid, inventory.directory, fault)
    const changes = [
      searchChange('89', 2),
      ...otherChanges(held, other, bought.numbers?.[0] ?? ''),
      ...AREA_CODES.map((areaCode) => searchChange(areaCode, 5)),
    ]
    for (const change of changes.slice(0, 4)) {
      expect((await sendToBrokenDisk(inventory, send, change)).status).toBeGreaterThanOrEqual(500)
    }
    const together = changes.slice(4).map((change) => sendToBrokenDisk(inventory, send, change))
    for (const reply of await Promise.all(together)) expect(reply.status).toBeGreaterThanOrEqual(500)
    await readinessIs(send, 503)
    expect((await send('GET', '/_holdline/health')).status).toBe(200)
    await broken.detach()

    if ((await readinessIs(send, 200, 0)) === 200) {
      await buy(inventory, send, await hold(inventory, send, '221'))
      await server.kill()
    } else {
      expect(await server.stop()).not.toBe(0)
      expect(server.stderr().trim()).toMatch(/^holdline: [^\n]+$/)
    }
    client.close()
    expect(await checkedRestart(inventory, createRandom(1))).toEqual([])
  })

  it('keeps every answered change, if only some calls fail', async () => {
    const inventory = newInventory()
    const { client, ...server } = await startOn(inventory)
    onTestFinished(() => server.kill())
    await breakDisk(server.pid, inventory.directory, fault, fault.calls.includes('sync') ? '1+3' : '20+40')
    const statuses: number[] = []
    const searches = Array.from({ length: 100 }, () => searchChange('30', 1)).values()
    await Promise.all(
      Array.from({ length: 4 }, async () => {
        for (const change of searches) {
          const { status, headers } = await sendToBrokenDisk(inventory, client.send, change)
          if (status === 202) inventory.ledger.searched(String(headers['search-id']))
          statuses.push(status)
        }
      }),
    )
    await server.kill()
    client.close()
    expect(new Set(statuses)).toEqual(new Set([202, 503]))
    expect(await checkedRestart(inventory, createRandom(1))).toEqual([])
  })
})
