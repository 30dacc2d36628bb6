import { describe, expect, it } from 'vitest'
import { toBlockList } from '../../src/net/network.ts'
import { signedHeaders } from '../support/sign.ts'
import { ANSWER, ask, LIST, OWN_SERVER, STAND_IN, startServer } from './denying-server.ts'
import { keyNamed } from './given.ts'

const LOOPBACK = toBlockList([{ address: '127.0.0.0', version: 4, prefix: 8 }])

describe('the text that should have been signed', () => {
  const asking = { key: keyNamed('nobody'), headers: { 'x-ms-date': new Date().toUTCString() } }

  it('is in the log of a stand-in', async () => {
    const server = await startServer(STAND_IN)
    expect(await ask(server, asking)).toEqual([401, ANSWER])
    const [line] = server.lines
    const { 'x-ms-content-sha256': hash } = signedHeaders({
      ...asking,
      method: '',
      target: '',
      host: '',
      accessKey: '',
    })
    const text = `GET\n${LIST}\n${asking.headers['x-ms-date']};${server.host};${hash}`
    expect(line).toMatchObject({ reason: 'signatureDiffers', stringToSign: text })
  })
  it('is in no other log', async () => {
    const server = await startServer(OWN_SERVER)
    expect(await ask(server, asking)).toEqual([401, ANSWER])
    expect(server.lines).toMatchObject([{ reason: 'signatureDiffers' }])
    expect(server.lines[0]).not.toHaveProperty('stringToSign')
  })
})

describe('the peer', () => {
  const asking = { headers: { 'x-forwarded-for': '203.0.113.9, 198.51.100.7' } }

  it('is whom a trusted proxy names', async () => {
    const server = await startServer(STAND_IN, { trustedProxies: LOOPBACK })
    await ask(server, asking)
    await ask(server, {})
    expect(server.lines).toMatchObject([{ peer: '198.51.100.7' }, { peer: '127.0.0.1' }])
  })
  it('is the other end of the connection where no proxy is trusted', async () => {
    const server = await startServer(STAND_IN)
    await ask(server, asking)
    expect(server.lines).toMatchObject([{ peer: '127.0.0.1' }])
  })
})
