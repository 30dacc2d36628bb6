import { BlockList } from 'node:net'
import { describe, expect, it } from 'vitest'
import { type Sleep, systemSleep } from '../../src/timing/repeat.ts'
import { ask, bearer, STAND_IN, STOCK, startServer, TOKEN } from './denying-server.ts'

describe('a flood of denied requests', () => {
  it('leaves a few lines for each reason, and at the end how many were left out', async () => {
    const server = await startServer(STAND_IN)
    for (let round = 0; round < 8; round += 1) await ask(server, {})
    for (let round = 0; round < 6; round += 1) await ask(server, bearer(TOKEN))
    await ask(server, { target: STOCK, headers: { origin: 'null' } })
    const reasons = server.lines.map(({ reason }) => reason)
    const five = (reason: string) => Array.from({ length: 5 }, () => reason)
    expect(reasons).toEqual([...five('noCredentials'), ...five('tokenOverHttp'), 'foreignPage'])
    await server.stop()
    expect(server.lines.slice(reasons.length)).toMatchObject([
      { level: 40, reason: 'noCredentials', leftOut: 3, msg: 'More requests were denied for this reason' },
      { level: 40, reason: 'tokenOverHttp', leftOut: 1 },
    ])
  })

  it('of one client hides no other client, and many clients do not flood the log', async () => {
    const trustedProxies = new BlockList()
    trustedProxies.addSubnet('127.0.0.0', 8)
    const server = await startServer(STAND_IN, { trustedProxies })
    const denied = (client: string) => ask(server, { headers: { 'x-forwarded-for': client } })
    // Addresses of one network of IPv6 are one client.
    for (let round = 0; round < 8; round += 1) await denied(`2001:db8::${round}`)
    await denied('192.0.2.1')
    expect(server.lines.map(({ peer }) => peer)).toEqual([
      ...Array.from({ length: 5 }, (_, round) => `2001:db8::${round}`),
      '192.0.2.1',
    ])
    for (let client = 2; client < 60; client += 1) await denied(`192.0.2.${client}`)
    expect(server.lines).toHaveLength(50)
    await server.stop()
    expect(server.lines.slice(50)).toMatchObject([{ reason: 'noCredentials', leftOut: 17 }])
  })

  it('is told again each minute', async () => {
    const minutes: (() => void)[] = []
    const sleep: Sleep = (ms, signal) => {
      if (ms !== 60_000) return systemSleep(ms, signal)
      return new Promise((resolve) => {
        minutes.push(resolve)
        signal.addEventListener('abort', () => resolve())
      })
    }
    const server = await startServer(STAND_IN, { sleep })
    const counts: number[] = []
    for (const requests of [7, 2, 6, 0]) {
      for (let round = 0; round < requests; round += 1) await ask(server, {})
      minutes.pop()?.()
      await expect.poll(() => minutes.length).toBe(1)
      counts.push(server.lines.splice(0).length)
    }
    expect(counts).toEqual([6, 2, 6, 0])
  })
})
