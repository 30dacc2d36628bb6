import { readFileSync } from 'node:fs'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startServer } from '../support/server.ts'
import { runScript } from './run-script.ts'

const SCRIPT = 'examples/stock.sh'

describe('the example of the stock', () => {
  const STOCK = ['country=US', 'phoneNumberType=tollFree', 'areaCode=888']

  it('counts the same over the socket as over HTTP on a stand-in', async () => {
    const server = await startServer()
    onTestFinished(async () => {
      await server.stop()
    })
    const { socket } = JSON.parse(readFileSync(server.readyFile, 'utf8'))
    const [bySocket, byHttp] = await Promise.all(
      [socket, server.http].map((place) => runScript('/bin/sh', SCRIPT, [place, ...STOCK])),
    )
    expect(bySocket).toMatchObject({ code: 0, stderr: '' })
    expect(byHttp).toMatchObject({ code: 0, stderr: '' })
    const { at, ...counts } = JSON.parse(bySocket?.stdout ?? '')
    expect(JSON.parse(byHttp?.stdout ?? '')).toEqual({ ...counts, at: expect.any(String) })
    expect(Date.parse(at)).not.toBeNaN()
    expect(counts).toMatchObject({
      total: 100,
      free: 100,
      stocks: [{ country: 'US', phoneNumberType: 'tollFree', areaCode: '888', total: 100 }],
    })
  })

  it('prints the refusal of a server with a key of its own over HTTP', async () => {
    const HOLDLINE_ACCESS_KEY = Buffer.from('a key of the examples’ own server').toString('base64')
    const server = await startServer({ env: { HOLDLINE_ACCESS_KEY } })
    onTestFinished(async () => {
      await server.stop()
    })
    const { code, stdout } = await runScript('/bin/sh', SCRIPT, [server.http])
    expect(code).not.toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'Denied' } })
  })

  it('asks for a missing server', async () => {
    expect(await runScript('/bin/sh', SCRIPT)).toEqual({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('Unix socket'),
    })
  })
})
