import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Server, startServer } from '../support/server.ts'
import { findPython } from './find-python.ts'
import { type PythonConnection, reportOf } from './report-of.ts'

type Report = Readonly<Record<string, unknown>>

const CATALOG = [
  'list_available_area_codes',
  'list_available_countries',
  'list_available_localities',
  'list_available_offerings',
]
const PINNED = { client: 'sync', connection: 'a key over HTTPS' } as const

let server: Server

beforeAll(async () => {
  server = await startServer()
})

afterAll(async () => {
  await server.stop()
})

function everyMethod(connection: PythonConnection, to = server): Promise<Report> {
  return reportOf<Report>('every_method.py', to, connection)
}

function unsupported(version: string): object {
  const message = `^The HTTP resource that matches the request URI '/\\S+' does not support the API version '${version}'\\.$`
  return {
    error: 'HttpResponseError',
    status: 400,
    code: 'UnsupportedApiVersion',
    message: expect.stringMatching(message),
  }
}

describe('a machine without the official Python client', () => {
  it('is told how to get it', async () => {
    await expect(findPython(['no-such-python'])).rejects.toThrow(
      'apt-get install -y --no-install-recommends python3-azure',
    )
  })
})

describe('the official Python client 1.1.0b4', () => {
  it('is told by every method that its preview 2022-01-11-preview2 is not served', async () => {
    const version = '2022-01-11-preview2'
    const answers = Object.values(await everyMethod({ ...PINNED, apiVersion: version }))
    expect(answers).toEqual(Array(10).fill(unsupported(version)))
  })

  it('is told in 2021-03-07 that there is no catalog, and no more', async () => {
    const answers = Object.entries(await everyMethod({ ...PINNED, apiVersion: '2021-03-07' }))
    const refused = answers.filter(([, answer]) => Object(answer).code === 'UnsupportedApiVersion')
    expect(refused).toEqual(CATALOG.map((method) => [method, unsupported('2021-03-07')]))
  })

  it('is told of a wrong key by an error of its own kind', async () => {
    const connectionString = `endpoint=${server.https}/;accesskey=${randomBytes(64).toString('base64')}`
    const answers = await everyMethod({ ...PINNED, apiVersion: null }, { ...server, connectionString })
    const denied = {
      error: 'ClientAuthenticationError',
      status: 401,
      code: 'Denied',
      message: 'Denied by the resource provider.',
    }
    expect(Object.values(answers)).toEqual(Array(10).fill(denied))
  })
})
