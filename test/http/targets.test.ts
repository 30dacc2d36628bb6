import { describe, expect, it } from 'vitest'
import { CONTOSO_KEY } from '../support/app.ts'
import { NINE_OPERATIONS } from './support/nine-operations.ts'
import { at, GEOGRAPHIC_SEARCH, getResult, hold, purchaseTarget, recorded } from './support/operations.ts'
import { sendRaw, signedRequest } from './support/raw.ts'
import { startCheckedApp } from './support/start-checked-app.ts'

const ALL_METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE']

const PATHS = [...new Set(NINE_OPERATIONS.map(({ path }) => path))]

describe.each(PATHS)('%s', (path) => {
  const taken = NINE_OPERATIONS.filter((request) => request.path === path).map(({ method }) => method)

  it.each(ALL_METHODS.filter((method) => !taken.includes(method)))('does not take %s', async (method) => {
    const { contoso } = await startCheckedApp()
    for (const target of [at(path), path]) {
      const reply = await contoso(method, target)
      expect(reply).toMatchObject({ status: 405, headers: { allow: taken.join(', ') } })
      if (method === 'HEAD') expect(reply.text).toBe('')
      else {
        expect(reply.json).toEqual(
          recorded('MethodNotAllowed', `${path} does not take ${method}, only ${taken.join(', ')}.`),
        )
      }
    }
  })
})

describe('a path', () => {
  it.each([
    '/',
    '/nowhere',
    '/phoneNumbers/a/b',
    '/phonenumbers',
    '/availablePhoneNumbers',
    '/availablePhoneNumbers/countries/US/search',
    '/availablePhoneNumbers/countries/US/:buy',
    '/availablePhoneNumbers/countries//:search',
    '/availablePhoneNumbers/purchase',
    '/phoneNumbers/../phoneNumbers',
    '/..%2f..%2fetc%2fpasswd',
    '/phoneNumbers;x=1',
    `/${'long/'.repeat(1000)}`,
  ])('%s is unknown', async (path) => {
    const { contoso } = await startCheckedApp()
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const reply = await contoso(method, at(path))
      expect(reply.status).toBe(404)
      expect(reply.json).toEqual(recorded('NotFound', `There is no ${method} ${path}.`))
    }
  })

  it.each(['/phoneNumbers/', '//phoneNumbers', '///phoneNumbers//', '/phone%4eumbers'])(
    'may be written %s',
    async (path) => {
      const { contoso } = await startCheckedApp()
      expect(await contoso('GET', at(path))).toMatchObject({ status: 200, json: { phoneNumbers: [] } })
    },
  )

  it.each(['/phoneNumbers/%', '/phoneNumbers/%zz', '/phoneNumbers/%2', '/%ff', '/phoneNumbers/%c0%af'])(
    '%s is not validly encoded',
    async (path) => {
      const { contoso } = await startCheckedApp()
      for (const method of ['GET', 'POST', 'DELETE']) {
        const reply = await contoso(method, at(path))
        expect(reply.status).toBe(400)
        expect(reply.json).toEqual(recorded('BadRequest', 'The path is not validly percent-encoded.'))
      }
    },
  )

  it('has parts of at most 256 characters', async () => {
    const { contoso } = await startCheckedApp()
    expect((await contoso('GET', at(`/phoneNumbers/${'1'.repeat(256)}`))).status).toBe(404)
    const reply = await contoso('GET', at(`/phoneNumbers/${'1'.repeat(257)}`))
    expect(reply.status).toBe(400)
    expect(reply.json).toEqual(recorded('BadRequest', 'A part of the path is longer than 256 characters.'))
  })

  it.each([
    ['a NUL', '%00', '\0'],
    ['line ends', '%0d%0aset-cookie:%20x', '\r\nset-cookie: x'],
    ['quotes and markup', '%22%3Cb%3E', '"<b>'],
    ['a slash', 'a%2Fb', 'a/b'],
  ])('that holds %s comes back as JSON text and as nothing else', async (_, encoded, decoded) => {
    const { contoso } = await startCheckedApp()
    const reply = await contoso('GET', at(`/phoneNumbers/${encoded}`))
    expect(reply.status).toBe(404)
    expect(reply.json).toEqual(
      recorded('NotFound', `Input phoneNumber ${decoded} cannot be found.`, { target: 'phonenumber' }),
    )
    expect(reply.headers).not.toHaveProperty('set-cookie')
  })
})

describe('a text that cannot be an id', () => {
  it.each([
    ['GET', '/availablePhoneNumbers/searchResults/{id}', 'searchId'],
    ['GET', '/phoneNumbers/operations/{id}', 'operationId'],
    ['GET', '/phoneNumbers/operations/search_{id}', 'operationId'],
    ['DELETE', '/phoneNumbers/operations/{id}', 'operationId'],
    ['DELETE', '/phoneNumbers/operations/search_{id}', 'operationId'],
  ])('%s %s is not found', async (method, path, name) => {
    const { contoso } = await startCheckedApp()
    for (const id of ['\0', '\ud7ff\0', "'; --", 'a b', '\u{1f4de}']) {
      const reply = await contoso(method, at(path.replace('{id}', encodeURIComponent(id))))
      const shown = path.slice(path.lastIndexOf('/') + 1).replace('{id}', id)
      expect(reply.status).toBe(404)
      expect(reply.json).toEqual(
        recorded('NotFound', `Input ${name} ${shown} cannot be found.`, { target: name.toLowerCase() }),
      )
    }
  })

  it('is not found in the body of a purchase', async () => {
    const { contoso } = await startCheckedApp()
    for (const searchId of ['\0', 'a\0b', '\ud800', '']) {
      const reply = await contoso('POST', purchaseTarget(), { body: { searchId } })
      expect(reply.status).toBe(404)
      expect(reply.json).toMatchObject({ error: { code: 'NotFound', target: 'searchid' } })
    }
  })

  it.each([
    ['GET', ''],
    ['DELETE', ''],
    ['POST', '/:purchase'],
  ])('is not found where a reservation is named: %s …%s', async (method, rest) => {
    const { contoso } = await startCheckedApp()
    const reply = await contoso(method, at(`/availablePhoneNumbers/reservations/%00${rest}`, '2025-06-01'))
    expect(reply).toMatchObject({ status: 404, json: { error: { code: 'ReservationNotFound' } } })
  })

  it('is no area code either', async () => {
    const { contoso } = await startCheckedApp()
    const searchId = await hold(contoso, { ...GEOGRAPHIC_SEARCH, areaCode: '4\0' })
    expect(await getResult(contoso, searchId)).toMatchObject({
      status: 200,
      json: { phoneNumbers: [] },
    })
  })
})

describe('a method', () => {
  it.each(['QUERY', 'PROPFIND', 'M-SEARCH'])('%s is refused, whatever the path', async (method) => {
    const { contoso } = await startCheckedApp()
    for (const path of ['/phoneNumbers', '/nowhere']) {
      const { status } = await contoso(method, at(path))
      expect([404, 405, 415]).toContain(status)
    }
  })

  it('OPTIONS of the whole server is refused', async () => {
    const { host } = await startCheckedApp()
    const reply = await sendRaw(host, signedRequest({ host, accessKey: CONTOSO_KEY }, 'OPTIONS', '*'))
    expect(reply.status).toBe(404)
    expect(JSON.parse(reply.body)).toEqual(recorded('NotFound', 'There is no OPTIONS *.'))
  })
})
