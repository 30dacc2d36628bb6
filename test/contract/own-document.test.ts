import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, it } from 'vitest'
import { recordOf } from '../../scripts/contract/json.ts'
import { OWN_OPERATIONS } from '../../src/http/own/index.ts'
import { startCheckedApp } from '../http/support/start-checked-app.ts'

describe('the document of our own operations', () => {
  it('is valid OpenAPI 3.1, and open to everybody', async () => {
    const { host } = await startCheckedApp()
    const reply = await fetch(`http://${host}/_holdline/openapi/holdline.json`)
    expect(reply.status).toBe(200)
    const validator = new Validator()
    expect(await validator.validate(recordOf(await reply.json()))).toEqual({ valid: true })
    expect(validator.version).toBe('3.1')
    expect(() => validator.resolveRefs()).not.toThrow()
  })

  it('has each operation, public ones without security and the operator’s with it, and none of the API', async () => {
    const { host } = await startCheckedApp()
    const document = recordOf(await (await fetch(`http://${host}/_holdline/openapi/holdline.json`)).json())
    const described = Object.entries(recordOf(document['paths'])).flatMap(([path, methods]) =>
      Object.entries(recordOf(methods)).map(([method, operation]) => {
        const { operationId, security } = recordOf(operation)
        return [method.toUpperCase(), path, operationId, JSON.stringify(security) === '[]']
      }),
    )
    const expected = OWN_OPERATIONS.flatMap(({ method, path, operationId, plane, perInventory }) => {
      const own = [method, path, operationId, plane === 'public']
      const inSandbox = path.replace('/_holdline/', '/_holdline/sandboxes/{sandbox}/')
      return perInventory ? [own, [method, inSandbox, `${operationId}OfSandbox`, false]] : [own]
    })
    // Operations of one path are together in the document.
    const inOrder = (list: unknown[]) => list.map((each) => JSON.stringify(each)).sort()
    expect(inOrder(described)).toEqual(inOrder(expected))
  })

  it('has a page, which the pages of the versions lead to', async () => {
    const { host } = await startCheckedApp()
    const page = await (await fetch(`http://${host}/_holdline/openapi/holdline`)).text()
    expect(page).toContain('GET /_holdline/stock')
    expect(page).not.toMatch(/<script|<link|<img|@import|url\(|src=/)
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    for (const [, link] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(link)
    const version = await (await fetch(`http://${host}/_holdline/openapi/2025-06-01`)).text()
    expect(version).toContain('href="/_holdline/openapi/holdline"')
    expect(version).not.toContain('/_holdline/stock')
  })
})
