import { createServer, type IncomingMessage } from 'node:http'
import { PhoneNumbersClient } from '@azure/communication-phone-numbers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAccessKeyStrategy } from '../../src/http/auth/access-key-strategy.ts'
import { callerBy, DIRECTORY, keyNamed } from './given.ts'

// The client signs by the real clock, so the strategy has the real clock too.
const authenticate = callerBy(
  createAccessKeyStrategy({ directory: DIRECTORY, loopback: true, systemNow: Date.now }),
)

describe('the official JavaScript client', () => {
  const callers: (string | undefined)[] = []
  const targets: string[] = []
  const server = createServer(async (request: IncomingMessage, response) => {
    const { method = '', url: target = '', headers } = request
    targets.push(target)
    callers.push(
      (await authenticate({ method, target, headers, encrypted: false, transport: 'network' }))?.resource,
    )
    response.setHeader('content-type', 'application/json').end('{"areaCodes":[],"phoneNumbers":[]}')
  })
  beforeAll(() => new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready)))
  afterAll(() => new Promise((closed) => server.close(closed)))

  it('signs its requests so that they are accepted, whatever the target', async () => {
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : undefined
    const client = new PhoneNumbersClient(
      `endpoint=http://localhost:${port}/;accesskey=${keyNamed('contoso')}`,
      { allowInsecureConnection: true },
    )
    for (const locality of ['New York', "O'Fallon", 'Montréal, Ouest', 'a+b*c(d)~!$&=/?:@;', '100%']) {
      await client.listAvailableGeographicAreaCodes('US', { locality, administrativeDivision: 'NY' }).next()
    }
    await client.getPurchasedPhoneNumber('+14255550123')
    expect(callers).toEqual(targets.map(() => 'contoso'))
    expect(targets).toHaveLength(6)
    expect(targets[0]).toContain('New%20York')
  })
})
