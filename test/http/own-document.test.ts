import { expect, it } from 'vitest'
import { OWN_OPERATIONS } from '../../src/http/own/index.ts'
import { startApp } from '../support/app.ts'
import { send } from '../support/client.ts'

/** The served OpenAPI document of our own operations. */
async function ownDocument() {
  const { host } = await startApp()
  const reply = await send(host, 'GET', '/_holdline/openapi/holdline.json', Buffer.alloc(0), { host })
  expect(reply.status).toBe(200)
  return { json: reply.json, text: reply.text }
}

it('The document of our own operations is OpenAPI 3.1 and has each operation, with credentials off the public plane', async () => {
  const { json } = await ownDocument()
  expect(json).toMatchObject({ openapi: '3.1.0' })
  const credentials = [{ signature: [] }, { operatorKey: [] }, {}]
  const ofInventory = [{ sandboxSignature: [] }, { sandboxToken: [] }, ...credentials]
  for (const { operationId, plane, method, path, perInventory } of OWN_OPERATIONS) {
    const security = plane === 'public' ? [] : perInventory ? ofInventory : credentials
    expect(json).toHaveProperty(
      ['paths', path, method.toLowerCase()],
      expect.objectContaining({ operationId, security }),
    )
  }
})

it('Each reference in the document of our own operations leads to a schema, and no mark of a version is left', async () => {
  const { json, text } = await ownDocument()
  const references = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path = '']) => path)
  expect(references).toContain('components/schemas/StockCounts')
  for (const reference of references) expect(json).toHaveProperty(reference.split('/'))
  expect(text).not.toMatch(/"since":"|"valuesSince":/)
})

it('What each inventory has, each sandbox has below its own path, and nothing else', async () => {
  const { json } = await ownDocument()
  const { paths } = json as { paths: Record<string, Record<string, { parameters: { name: string }[] }>> }
  const ofSandboxes = Object.keys(paths).filter((path) => path.startsWith('/_holdline/sandboxes/{sandbox}'))
  const perInventory = new Set(
    OWN_OPERATIONS.filter((operation) => operation.perInventory).map(({ path }) => path),
  )
  expect(perInventory).toContain('/_holdline/clock')
  expect(ofSandboxes).toEqual(
    [...perInventory].map((path) => path.replace('/_holdline/', '/_holdline/sandboxes/{sandbox}/')),
  )
  for (const path of ofSandboxes) {
    for (const { parameters } of Object.values(paths[path] ?? {})) {
      expect(parameters.map(({ name }) => name)).toContain('sandbox')
    }
  }
})
