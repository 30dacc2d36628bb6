import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { get } from 'node:https'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { type StartOptions, startHoldline } from '../../src/index.ts'
import { DEVELOPMENT_ACCESS_KEY } from '../../src/resources/development-access-key.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'
import { buy, owned, plain, SEARCH, secure, start } from './given.ts'

const FEW = { country: 'US', areaCode: '425', numbers: 3 }

function statusOf(url: string, ca: string, servername?: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(url, { ca, agent: false, ...(servername && { servername }) }, (answer) => {
      answer.resume()
      resolve(answer.statusCode)
    }).on('error', reject)
  })
}

describe('a server in the process', () => {
  it.each([
    ['HTTPS', secure],
    ['HTTP', plain],
  ])('serves the official client over %s, with its options alone', async (_, connect) => {
    const client = connect(await start())
    expect(await buy(client, 2)).toEqual(['+14255550100', '+14255550101'])
    expect(await owned(client)).toEqual(['+14255550100', '+14255550101'])
  })

  it('has addresses that say where it is', async () => {
    const { http, https, connectionString, httpConnectionString, caFile } = await start()
    expect(http).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(https).toMatch(/^https:\/\/localhost:\d+$/)
    expect(connectionString).toMatch(`endpoint=${https}/;accesskey=`)
    expect(httpConnectionString).toMatch(`endpoint=${http}/;accesskey=`)
    expect(caFile).toBeNull()
  })

  it('is independent of the other servers in the process', async () => {
    const [one, other] = await Promise.all([start(), start()])
    expect(await buy(secure(one))).toEqual(await buy(plain(other)))
    expect(await owned(secure(one))).toHaveLength(1)
    await one.close()
    expect(await owned(secure(other))).toHaveLength(1)
  })

  it('has one authority with the others, and is trusted by each of its local names', async () => {
    const [one, other] = await Promise.all([
      start(),
      start({ config: { resources: [{ name: 'a', hosts: ['a.localhost'] }] } }),
    ])
    expect(one.caPem).toBe(other.caPem)
    const { port } = new URL(other.https)
    for (const name of ['localhost', '127.0.0.1', '[::1]']) {
      expect(await statusOf(`https://${name}:${port}/_holdline/health`, one.caPem), name).toBe(200)
    }
    // Resolvers do not know every name below localhost.
    expect(await statusOf(`https://127.0.0.1:${port}/_holdline/health`, one.caPem, 'a.localhost')).toBe(200)
  })

  it('is on the ports that it was given', async () => {
    const { http, https } = await startHoldline().then(async (first) => {
      await first.close()
      return first
    })
    const [httpPort, httpsPort] = [http, https].map((url) => Number(new URL(url).port))
    const second = await start({ ...(httpPort && { httpPort }), ...(httpsPort && { httpsPort }) })
    expect([second.http, second.https]).toEqual([http, https])
  })

  it('takes nothing from the environment of the process', async () => {
    vi.stubEnv('HOLDLINE_ACCESS_KEY', Buffer.from('a key of the shell'.repeat(3)).toString('base64'))
    onTestFinished(() => void vi.unstubAllEnvs())
    expect((await start()).connectionString).toContain(`;accesskey=${DEVELOPMENT_ACCESS_KEY}`)
    expect((await start({ config: { fill: 'rested' } })).connectionString).toContain(DEVELOPMENT_ACCESS_KEY)
  })
})

describe('a sandbox of a server', () => {
  it('has an inventory of its own, for the official client over HTTPS and HTTP', async () => {
    const holdline = await start()
    const [one, other] = [await holdline.sandbox(), await holdline.sandbox({ name: 'other', ttl: '5m' })]
    expect(new URL(other.https).pathname).toBe('/_holdline/sandboxes/other')
    const bought = [await buy(secure(holdline)), await buy(plain(one)), await buy(secure(other))]
    expect(new Set(bought.flat()).size).toBe(1)
    const third = await other.sandbox()
    expect(new URL(third.http).pathname).toMatch(/^\/_holdline\/sandboxes\/\w+$/)
    expect(await owned(plain(third))).toEqual([])
  })

  it('is named in each request of the official client, so that its key is found at once', async () => {
    const holdline = await start()
    const sandbox = await holdline.sandbox({ name: 'checkout' })
    for (const [handle, beginning] of [
      [sandbox, 'checkout azsdk-js-communication-phone-numbers/'],
      [holdline, 'azsdk-js-communication-phone-numbers/'],
    ] as const) {
      await owned(plain(handle))
      const [exchange] = await handle.requests.list()
      expect(exchange?.request.headers['user-agent']?.slice(0, beginning.length)).toBe(beginning)
    }
  })

  it('lists its numbers over several pages', async () => {
    const sandbox = await (await start()).sandbox()
    for (const areaCode of ['425', '206']) await buy(plain(sandbox), 75, areaCode)
    const pages: number[] = []
    for await (const page of secure(sandbox).listPurchasedPhoneNumbers().byPage()) pages.push(page.length)
    expect(pages).toEqual([100, 50])
  })

  it('ends alone, and with its server', async () => {
    const holdline = await start()
    const sandbox = await holdline.sandbox()
    await sandbox.close()
    await sandbox.close()
    await expect(owned(plain(sandbox))).rejects.toThrow()
    await expect(sandbox.stock.counts()).rejects.toThrow()
    expect(await owned(plain(holdline))).toEqual([])
  })

  it('begins with the numbers of its own option', async () => {
    const holdline = await start({ stock: 'none' })
    const few = await holdline.sandbox({ stock: [FEW] })
    expect(await buy(plain(few), 3)).toHaveLength(3)
    const none = await (await start()).sandbox({ stock: 'none' })
    expect((await none.stock.counts()).total).toBe(0)
  })

  it('begins with a seed and a clock of its own', async () => {
    const holdline = await start({ stock: 'none' })
    const file = join(temporaryDirectory(), 'seed.yaml')
    writeFileSync(file, 'stock: [{ country: US, areaCode: "425", numbers: 2 }]\nowned: [{ country: FR }]')
    const mistaken = holdline.sandbox({ seed: file })
    await expect(mistaken).rejects.toThrow(`${file}:2:9: the stock has only 0 of the 1 numbers`)
    const now = new Date('2020-02-29T12:00:00Z')
    const sandbox = await holdline.sandbox({
      seed: { stock: [FEW], owned: [{ phoneNumbers: ['+14255550101'] }] },
      clock: { mode: 'frozen', now },
    })
    expect(await sandbox.clock.now()).toEqual(now)
    expect(await owned(plain(sandbox))).toEqual(['+14255550101'])
  })

  it('is refused where there are as many as there may be', async () => {
    const holdline = await start({ stock: 'none', config: { maxSandboxes: 1 } })
    const first = await holdline.sandbox()
    await expect(holdline.sandbox()).rejects.toThrow(/there are 1 sandboxes already: close some/)
    await first.close()
    await holdline.sandbox()
  })

  it.each<[object, RegExp]>([
    [{ name: 'taken' }, /there is a sandbox taken already/],
    [{ name: 'A name' }, /name must have lower-case letters/],
    [{ ttl: 'soon' }, /ttl must be whole milliseconds or a duration such as PT16M/],
    [{ ttl: 0.5 }, /ttl must be whole milliseconds/],
    [
      { stock: [{ country: 'us' }] },
      /sandbox: stock\[0\].country must be the two capital letters of a country/,
    ],
    [{ time: 1 }, /time is not a known option; known are name, stock, seed, clock, ttl/],
    [{ stock: [{ country: 'US', areaCode: '999' }] }, /^sandbox: stock\[0\]: the default stock has no/],
    [{ stock: 'none', seed: { stock: [] } }, /^sandbox: stock: the seed has a stock too/],
    [{ seed: 1 }, /^sandbox: seed must be an object with the keys of a seed, or the path of a file/],
    [{ seed: { owned: [{ quantity: 0 }] } }, /^sandbox: seed: owned\[0\].quantity must be >= 1/],
    [{ seed: { owned: [{}] } }, /^sandbox: seed: owned\[0\]: name the phoneNumbers/],
    [{ seed: 'missing.yaml' }, /^Cannot read the seed of sandbox missing.yaml: /],
    [{ clock: {} }, /^sandbox: clock.mode must be one of real, frozen, running/],
    [{ clock: { mode: 'frozen', rate: 2 } }, /^sandbox: clock.rate is not known with the mode frozen/],
    [{ clock: { mode: 'running', rate: 0 } }, /^sandbox: clock.rate must be a number from 0.001/],
    [{ clock: { mode: 'frozen', now: 'noon' } }, /^sandbox: clock: an instant is a Date/],
    [{ clock: { mode: 'frozen', now: -1 } }, /^sandbox: clock.now: the earliest time is 1970/],
  ])('with %j is refused in one line', async (options, message) => {
    const holdline = await start()
    await holdline.sandbox({ name: 'taken' })
    await expect(holdline.sandbox(options)).rejects.toThrow(message)
  })
})

describe('the end of a server', () => {
  it('closes its connections, and comes once', async () => {
    const holdline = await startHoldline()
    const client = secure(holdline)
    await owned(client)
    await Promise.all([holdline.close(), holdline.close()])
    await holdline.close()
    await expect(statusOf(`${holdline.https}/_holdline/health`, holdline.caPem)).rejects.toThrow(
      'ECONNREFUSED',
    )
  })

  it('comes with the end of a block', async () => {
    // As `await using` does.
    const holdline = await startHoldline()
    await holdline[Symbol.asyncDispose]()
    await expect(statusOf(holdline.https, '')).rejects.toThrow('ECONNREFUSED')
  })
})

describe('the option', () => {
  it('data keeps the inventory in a directory', async () => {
    const data = join(temporaryDirectory(), 'kept')
    const first = await startHoldline({ data })
    const numbers = await buy(plain(first))
    await first.close()
    const second = await start({ data })
    expect(await owned(secure(second))).toEqual(numbers)
    expect(readdirSync(data)).toContain('holdline.db')
  })

  it('stock says which numbers there are', async () => {
    const holdline = await start({ stock: [FEW] })
    for (const inventory of [holdline, await holdline.sandbox()]) {
      expect(await buy(plain(inventory), 3)).toHaveLength(3)
      await expect(buy(plain(inventory))).rejects.toThrow()
    }
    await expect(buy(plain(await start({ stock: 'none' })))).rejects.toThrow()
  })

  it('config has the settings of the configuration file', async () => {
    const key = Buffer.from('a key of the test'.repeat(3)).toString('base64')
    const holdline = await start({
      config: { resources: [{ name: 'contoso', accessKeys: [key] }], holdSeconds: 7 },
    })
    expect(holdline.connectionString).toContain(`accesskey=${key}`)
    const before = Date.now()
    const search = await secure(holdline).beginSearchAvailablePhoneNumbers(SEARCH)
    const { searchExpiresBy } = await search.pollUntilDone()
    expect(searchExpiresBy.getTime()).toBeLessThan(before + 60_000)
  })

  it('logLevel has the log on stderr, and no listener for the end of the process', async () => {
    const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    onTestFinished(() => write.mockRestore())
    const listeners = process.listenerCount('exit')
    const holdline = await start({ logLevel: 'info' })
    await owned(plain(holdline))
    expect(write.mock.calls.map(([line]) => String(line)).join('')).toContain('"level":30')
    expect(process.listenerCount('exit')).toBe(listeners)
  })

  it.each<[string, unknown, RegExp]>([
    ['an unknown option', { prot: 1 }, /prot is not a known option; known are httpPort, httpsPort, data/],
    ['an inherited name', { toString: 1 }, /toString is not a known option/],
    ['no object', 8080, /takes one object/],
    ['a port as text', { httpPort: '80' }, /httpPort must be a port from 0 to 65535/],
    ['a port that is too high', { httpsPort: 65_536 }, /httpsPort must be a port/],
    ['an empty directory', { data: '' }, /data must be the path of a directory/],
    ['another stock', { stock: 'all' }, /stock must be 'default', 'none' or an array of entries/],
    ['another level', { logLevel: 'loud' }, /logLevel must be one of silent, fatal/],
    ['a configuration as text', { config: '{}' }, /config must be an object/],
    ['an unknown setting', { config: { holdMinutes: 1 } }, /config: holdMinutes is not a known key/],
    ['a wrong setting', { config: { holdSeconds: 0 } }, /config: holdSeconds must be >= 1/],
    ['an entry without its country', { stock: [{ numbers: 1 }] }, /stock\[0\]\.country is missing/],
    [
      'more than there is',
      { stock: [FEW, { ...FEW, numbers: 500 }] },
      /stock\[1\]\.numbers: the default stock has only 100/,
    ],
    [
      'a range without an end',
      { stock: [{ ...FEW, first: '+14255550100', numbers: undefined }] },
      /stock\[0\]: a range has first, and/,
    ],
  ])('%s is refused in one line', async (_, options, message) => {
    // What a program without types would pass.
    const refused = startHoldline(options as StartOptions)
    await expect(refused).rejects.toThrow(message)
    await expect(refused).rejects.toMatchObject({
      name: 'UsageError',
      message: expect.not.stringContaining('\n'),
    })
  })

  it('that is undefined counts as absent', async () => {
    const options: object = { httpPort: undefined, data: undefined, stock: undefined, logLevel: undefined }
    expect(await owned(secure(await start(options)))).toEqual([])
  })

  it('httpPort that is taken is refused, and nothing stays open', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    onTestFinished(() => void taken.close())
    await new Promise((resolve) => taken.once('listening', resolve))
    const address = taken.address()
    const httpPort = typeof address === 'object' ? (address?.port ?? 0) : 0
    const data = temporaryDirectory()
    await expect(startHoldline({ httpPort, data })).rejects.toThrow(/is in use/)
    const again = await start({ data })
    expect(existsSync(join(data, 'holdline.db'))).toBe(true)
    await again.close()
  })
})
