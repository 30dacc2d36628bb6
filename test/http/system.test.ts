import { describe, expect, it } from 'vitest'
import { StorageError } from '../../src/storage/port/storage-error.ts'
import { tls } from '../server/start.ts'
import { stockedStore } from '../support/app.ts'
import { send } from '../support/client.ts'
import { checkAnswer } from './support/check-answer.ts'
import { recorded } from './support/operations.ts'
import { startCheckedApp } from './support/start-checked-app.ts'

const SCHEMA = expect.stringMatching(/^\d{4}-.+/)

describe('the paths that need no signature', () => {
  it.each([
    ['/_holdline/health', { status: 'alive' }],
    // A database also tells its epoch.
    [
      '/_holdline/ready',
      { status: 'ready', schema: expect.objectContaining({ present: SCHEMA, needed: SCHEMA }) },
    ],
  ])('%s tells the state of the server', async (path, body) => {
    const { host } = await startCheckedApp()
    const reply = checkAnswer(await send(host, 'GET', path, Buffer.alloc(0), { host }))
    expect(reply.status).toBe(200)
    expect(reply.json).toEqual(body)
    const head = await send(host, 'HEAD', path, Buffer.alloc(0), { host })
    expect(head).toMatchObject({ status: 200, text: '' })
    const post = checkAnswer(await send(host, 'POST', path, Buffer.alloc(0), { host }))
    expect(post).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } })
  })

  it('tell that a server whose storage fails lives, but is not ready', async () => {
    const store = await stockedStore()
    const ping = () => Promise.reject(new StorageError('disk I/O error'))
    const { host } = await startCheckedApp({ store: { ...store, ping } })
    const ask = async (path: string) => checkAnswer(await send(host, 'GET', path, Buffer.alloc(0), { host }))
    expect((await ask('/_holdline/health')).status).toBe(200)
    const ready = await ask('/_holdline/ready')
    expect(ready).toMatchObject({ status: 503, headers: { 'retry-after': '1' } })
    expect(ready.json).toEqual(
      recorded('ServiceUnavailable', 'The inventory cannot be reached right now. Try again.'),
    )
  })

  it('give the certificate of the local authority', async () => {
    const authority = { file: '/tls/ca.pem', certificate: 'the certificate' }
    const { host } = await startCheckedApp({ tls: { ...tls, authority } })
    const reply = await fetch(`http://${host}/_holdline/tls/ca.pem`)
    expect(reply.status).toBe(200)
    expect(reply.headers.get('content-type')).toBe('application/x-pem-file')
    expect(reply.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await reply.text()).toBe('the certificate')
  })
})
