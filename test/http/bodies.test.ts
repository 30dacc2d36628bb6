import { describe, expect, it } from 'vitest'
import { startApp } from '../support/app.ts'
import { openRequest } from './support/open-request.ts'
import { at, recorded, searchTarget, TOLL_FREE_SEARCH } from './support/operations.ts'
import { GEOGRAPHIC, nth, reservationTarget } from './support/reservations.ts'

const MEBIBYTE = 1024 * 1024
const NO_ROOM = /^HTTP\/1\.1 503 .*\r\nretry-after: 1\r\n.*"code":"ServiceUnavailable"/s
const RESERVATION = Buffer.from(JSON.stringify({ phoneNumbers: { [nth(0)]: GEOGRAPHIC } }))
const SEARCH = Buffer.from(JSON.stringify(TOLL_FREE_SEARCH))

function padded(bytes: Buffer, size: number): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(size - bytes.length, ' ')])
}

const LARGEST = padded(RESERVATION, MEBIBYTE)

/** A request for a reservation, with a body of the largest size. */
function reservation(host: string) {
  return { host, method: 'PATCH', target: reservationTarget(), body: LARGEST }
}

/** Sends all of the body but the last byte, and resolves when the server has read that. */
async function stall(host: string) {
  const request = openRequest(reservation(host))
  await new Promise((resolve) => request.socket.write(LARGEST.subarray(0, -1), resolve))
  return request
}

describe('a reservation', () => {
  it('takes a body of 1 MiB and no byte more', async () => {
    const { contoso } = await startApp()
    const send = (size: number) => contoso('PATCH', reservationTarget(), { body: padded(RESERVATION, size) })
    expect((await send(MEBIBYTE)).status).toBe(201)
    const reply = await send(MEBIBYTE + 1)
    expect([reply.status, reply.json]).toEqual([
      413,
      recorded('RequestEntityTooLarge', 'The request body is larger than 1 MiB.'),
    ])
  })

  it('takes a body that comes in parts of one byte', async () => {
    const { host } = await startApp()
    const body = padded(RESERVATION, 10_000)
    const headers = { 'transfer-encoding': 'chunked' }
    const request = openRequest({ ...reservation(host), body, headers })
    const parts = [...body].map((byte) => `1\r\n${String.fromCharCode(byte)}\r\n`)
    request.socket.write(`${parts.join('')}0\r\n\r\n`)
    await request.see(/^HTTP\/1\.1 \d{3} /)
    expect(request.received()).toMatch(/^HTTP\/1\.1 201 /)
  })
})

describe('bodies that take all the room', () => {
  it('are refused one by one, and the others are served', async () => {
    const { host, contoso } = await startApp({ bodiesBytes: 2 * MEBIBYTE })
    const stalled = await Promise.all([stall(host), stall(host), stall(host)])
    const refused = await Promise.any(stalled.map((request) => request.see(NO_ROOM).then(() => request)))
    // The two that are left have taken the room when a body that would fit in alone is refused unread.
    const large = { body: padded(SEARCH, 64 * 1024) }
    await expect.poll(async () => (await contoso('POST', searchTarget(), large)).status).toBe(503)
    expect((await contoso('POST', searchTarget(), { body: SEARCH })).status).toBe(202)

    for (const request of stalled.filter((each) => each !== refused)) {
      request.socket.write(LARGEST.subarray(-1))
      await request.see(/^HTTP\/1\.1 20[01] /)
    }
    expect((await contoso('POST', searchTarget(), large)).status).toBe(202)
    expect((await contoso('PATCH', reservationTarget(), { body: LARGEST })).status).toBe(200)
  })

  it('give it back when their clients go away', async () => {
    const { host, contoso } = await startApp({ bodiesBytes: MEBIBYTE })
    const send = async () => (await contoso('PATCH', reservationTarget(), { body: LARGEST })).status
    for (let round = 0; round < 3; round += 1) {
      const { socket } = await stall(host)
      await expect.poll(send).toBe(503)
      socket.destroy()
      await expect.poll(send).toBeLessThan(202)
    }
  })

  it('give it back when they grow too large', async () => {
    const { host, contoso } = await startApp({ bodiesBytes: MEBIBYTE })
    for (let round = 0; round < 3; round += 1) {
      const headers = { 'transfer-encoding': 'chunked' }
      const request = openRequest({ ...reservation(host), headers })
      const size = MEBIBYTE + 1
      request.socket.write(`${size.toString(16)}\r\n${' '.repeat(size)}`)
      await request.see(/^HTTP\/1\.1 413 /)
    }
    expect((await contoso('PATCH', reservationTarget(), { body: LARGEST })).status).toBe(201)
  })
})

describe('a client that waits for 100 Continue', () => {
  const expecting = { expect: '100-continue' }
  const search = (host: string) => ({ host, target: searchTarget(), body: SEARCH, headers: expecting })

  it('is asked for the body once the signature of the head is checked', async () => {
    const { host } = await startApp()
    const request = openRequest(search(host))
    await request.see(/^HTTP\/1\.1 100 Continue\r\n\r\n$/)
    request.socket.write(SEARCH)
    await request.see(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 202 /)
  })

  it.each([
    ['whose signature is wrong', 401, { accessKey: Buffer.alloc(32).toString('base64') }],
    ['whose body is too large', 413, { body: LARGEST }],
    [
      'whose body comes in a form that has no media type',
      415,
      { headers: { ...expecting, 'content-type': '' } },
    ],
    ['whose body would have no room', 503, { body: padded(SEARCH, 10_000) }],
    ['that must have no body', 401, { method: 'GET', target: at('/phoneNumbers') }],
    ['to whom everybody may come, but with GET', 405, { target: '/_holdline/health' }],
  ])('is not asked for a body if it is one %s', async (_, status, rest) => {
    const { host } = await startApp({ bodiesBytes: 0 })
    const request = openRequest({ ...search(host), ...rest })
    await request.see(new RegExp(`^HTTP/1\\.1 ${status} .*\r\nconnection: close\r\n`, 'is'))
  })

  it('is not asked over HTTP/1.0, which does not know it', async () => {
    const { host } = await startApp()
    const request = openRequest({ ...search(host), httpVersion: '1.0' })
    request.socket.write(SEARCH)
    await request.see(/^HTTP\/1\.1 202 /)
  })
})

describe('without a signature', () => {
  it.each([
    ['with a length', '/phoneNumbers', { 'content-length': String(1024 * MEBIBYTE) }],
    ['in chunks', '/phoneNumbers', { 'transfer-encoding': 'chunked' }],
    ['for everybody', '/_holdline/health', { 'content-length': String(1024 * MEBIBYTE) }],
  ])('a body %s is not read on after the answer, which the client gets', async (_, target, headers) => {
    const { host } = await startApp()
    const request = openRequest({ host, target, body: SEARCH, headers: { ...headers, authorization: '' } })
    const part = Buffer.from(`10000\r\n${'x'.repeat(64 * 1024)}\r\n`)
    let written = 0
    while (await new Promise((resolve) => request.socket.write(part, (error) => resolve(!error)))) {
      written += part.length
    }
    expect(request.received()).toMatch(/^HTTP\/1\.1 40[15] .*\}\}$/s)
    expect(written).toBeLessThan(64 * MEBIBYTE)
  })
})
