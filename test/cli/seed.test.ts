import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createClient } from '../support/client.ts'
import { runHoldline } from '../support/run-holdline.ts'
import type { Server } from '../support/server.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'
import { start } from './start.ts'

const VERSION = 'api-version=2025-06-01'
const SEED = `
stock:
  - { country: US, areaCode: '425', numbers: 6 }
owned:
  - phoneNumbers: ['+14255550103']
  - { country: US, areaCode: '425', quantity: 1 }
holds:
  - { country: US, areaCode: '425', quantity: 2, expiresIn: 5m }
reservations:
  - { id: 6227aeb8-8086-4824-9586-05cafe96f37b, phoneNumbers: ['+14255550105'], expiresIn: 1m }
faults:
  - { id: late, match: { operation: PurchasePhoneNumbers }, effect: { outcome: PurchaseFailed } }
`

function clientOf({ http, connectionString }: Server) {
  return createClient(new URL(http).host, connectionString.split('accesskey=')[1] ?? '')
}

const FILLED = { total: 6, free: 1, held: 3, owned: 2 }

describe('holdline serve with a seed', () => {
  it('begins with its numbers, owners and holds; a sandbox begins like the server', async () => {
    const cwd = temporaryDirectory()
    writeFileSync(join(cwd, 'holdline.seed.yaml'), SEED)
    const server = await start({ args: ['--in-memory'], cwd })
    expect(server.stdout()).toContain('Seed: holdline.seed.yaml\n')
    const client = clientOf(server)
    expect((await client('GET', '/_holdline/stock')).json).toMatchObject(FILLED)
    expect((await client('GET', `/phoneNumbers?${VERSION}`)).json).toMatchObject({
      phoneNumbers: [{ phoneNumber: '+14255550100' }, { phoneNumber: '+14255550103' }],
    })
    const id = '6227aeb8-8086-4824-9586-05cafe96f37b'
    expect((await client('GET', `/availablePhoneNumbers/reservations/${id}?${VERSION}`)).json).toMatchObject({
      status: 'active',
      phoneNumbers: { '14255550105': { id: '14255550105' } },
    })
    await client('POST', '/_holdline/sandboxes', { body: { name: 'one' } })
    for (const inventory of ['', '/sandboxes/one']) {
      expect((await client('GET', `/_holdline${inventory}/faults`)).json).toMatchObject({
        faults: [{ id: 'late', match: { operation: 'PurchasePhoneNumbers' } }],
      })
    }
    expect((await client('GET', '/_holdline/sandboxes/one/stock')).json).toMatchObject(FILLED)
  })

  it('fills a new inventory once', async () => {
    const cwd = temporaryDirectory()
    writeFileSync(join(cwd, 'a.yaml'), SEED)
    const args = ['--seed', 'a.yaml', '--data', 'data']
    for (const banner of [
      'Seed: a.yaml\n',
      'Seed: a.yaml (the inventory was there before: only its offerings and faults count)',
    ]) {
      const server = await start({ args, cwd })
      expect(server.stdout()).toContain(banner)
      expect((await clientOf(server)('GET', '/_holdline/stock')).json).toMatchObject(FILLED)
      expect((await clientOf(server)('GET', '/_holdline/faults')).json).toMatchObject({
        faults: [{ id: 'late' }],
      })
      await server.stop()
    }
  })

  it.each([
    ['missing.yaml', undefined, 'Cannot read --seed missing.yaml: '],
    ['a.yaml', 'stok: []', 'a.yaml:1:1: stok is not a known key'],
    [
      'a.yaml',
      'owned: [{ phoneNumbers: ["+12125559999"] }]',
      'a.yaml:1:26: +12125559999 is not in the stock',
    ],
    [
      'a.yaml',
      'owned: [{ country: US, areaCode: "212", quantity: 999 }]',
      'a.yaml:1:9: the stock has only 100 of',
    ],
    ['a.yaml', 'holds: [{ country: US, expiresIn: soon }]', 'a.yaml:1:24: expiresIn is a duration'],
    ['a.yaml', 'faults: [{ effect: { status: 500 }, ttl: soon }]', 'a.yaml:1:37: ttl must be a duration'],
    ['a.yaml', 'holds: [{ country: US, resource: nobody }]', 'a.yaml:1:24: there is no resource nobody'],
  ])('refuses %s with %j in one line, and leaves no inventory', async (name, text, message) => {
    const cwd = temporaryDirectory()
    if (text !== undefined) writeFileSync(join(cwd, name), text)
    const args = ['serve', '--seed', name, '--data', 'data', '--http-port', '0', '--https-port', '0']
    const { code, stderr } = await runHoldline({ args, cwd })
    expect(stderr).toContain(`holdline: ${message}`)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(code).toBe(2)
    expect(existsSync(join(cwd, 'data/holdline.db'))).toBe(false)
  })

  it('leaves no inventory where the start fails for another reason, so that a changed seed counts', async () => {
    const cwd = temporaryDirectory()
    writeFileSync(join(cwd, 'a.yaml'), SEED)
    const { port } = new URL((await start({ args: ['--in-memory'] })).http)
    const args = ['serve', '--seed', 'a.yaml', '--data', 'data', '--http-port', port, '--https-port', '0']
    expect(await runHoldline({ args, cwd })).toMatchObject({ code: 2 })
    expect(existsSync(join(cwd, 'data/holdline.db'))).toBe(false)
  })

  it('takes none with --no-seed, and none for a database', async () => {
    const cwd = temporaryDirectory()
    writeFileSync(join(cwd, 'holdline.seed.yaml'), SEED)
    const server = await start({ args: ['--in-memory', '--no-seed'], cwd })
    expect(server.stdout()).not.toContain('Seed: ')
    const args = ['serve', '--seed', 'holdline.seed.yaml', '--database', 'postgres://127.0.0.1/none']
    const { code, stderr } = await runHoldline({ args, cwd })
    expect(stderr).toMatch(/^holdline: --seed is for the embedded store/)
    expect(code).toBe(2)
  })
})
