import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OperationFacts } from '../../scripts/contract/contract-facts.ts'
import { ALL_VERSIONS, type ApiVersion } from '../../src/http/contract/api-version.ts'
import { startCheckedApp } from '../http/support/start-checked-app.ts'
import type { Client, Reply } from '../support/client.ts'
import { EVERYTHING } from '../support/everything.ts'
import { badRequests } from './support/bad-requests.ts'
import { ownFacts } from './support/own-facts.ts'
import { type GeneratedRequest, validRequests } from './support/valid-requests.ts'

/** How often each operation is tried with good input, and again with bad input. */
const RUNS = EVERYTHING ? 60 : 12

const OPERATIONS = Object.keys({ ...ownFacts('2025-06-01'), ...ownFacts('2023-03-01') })

/** Refusals of input that the schemas allow, since schemas cannot express these rules. */
const BEYOND_SCHEMA: Readonly<Record<string, RegExp>> = {
  ListAreaCodes: /^locality is required if |^There is no locality /,
  PurchasePhoneNumbers: /^searchId is required\.$/,
  SearchAvailablePhoneNumbers: /^quantity must be at most \d+\.$/,
}

describe.each(OPERATIONS)('generated input of %s', (operation) => {
  it('that the schemas allow is never refused as invalid', async () => {
    const { contoso } = await startCheckedApp()
    await tried(
      versioned(operation, (facts) => validRequests(facts)),
      async ({ version, facts, input }) => {
        const reply = await sendRequest(contoso, facts, version, input)
        expect(reply.status).toBeLessThan(500)
        const { code, message } = errorOf(reply)
        if (code === 'InvalidInput') expect(message).toMatch(BEYOND_SCHEMA[operation] ?? /^$/)
      },
    )
  })

  it('that they do not allow is always refused in the shape of an error', async () => {
    const { contoso } = await startCheckedApp()
    await tried(versioned(operation, badRequests), async ({ version, facts, input }) => {
      const reply = await sendRequest(contoso, facts, version, input.request)
      expect(reply.status, input.place).toBeGreaterThanOrEqual(400)
      expect(reply.status, input.place).toBeLessThan(500)
    })
  })
})

interface Versioned<T> {
  readonly version: ApiVersion
  readonly facts: OperationFacts
  readonly input: T
}

/** Input of an operation in any version that has it. */
function versioned<T>(
  operation: string,
  inputs: (facts: OperationFacts) => fc.Arbitrary<T> | undefined,
): fc.Arbitrary<Versioned<T>> | undefined {
  const each = ALL_VERSIONS.flatMap((version) => {
    const facts = ownFacts(version)[operation]
    const input = facts === undefined ? undefined : inputs(facts)
    return facts === undefined || input === undefined
      ? []
      : [input.map((value) => ({ version, facts, input: value }))]
  })
  return each.length === 0 ? undefined : fc.oneof(...each)
}

/** An operation whose input cannot be wrong has no bad requests. */
async function tried<T>(
  inputs: fc.Arbitrary<T> | undefined,
  check: (input: T) => Promise<void>,
): Promise<void> {
  if (inputs === undefined) return
  await fc.assert(fc.asyncProperty(inputs, check), { numRuns: RUNS })
}

function sendRequest(
  client: Client,
  facts: OperationFacts,
  version: ApiVersion,
  { parameters, body }: GeneratedRequest,
): Promise<Reply> {
  const given = Object.entries(parameters).map(([place, value]) => {
    const [where = '', name = ''] = place.split(' ')
    return { where, name, text: String(value) }
  })
  const query = new URLSearchParams({ 'api-version': version })
  for (const { where, name, text } of given) if (where === 'query') query.set(name, text)
  const path = given.reduce(
    (filled, { where, name, text }) =>
      where === 'path' ? filled.replace(`{${name}}`, () => encodeURIComponent(text)) : filled,
    String(facts['operation']?.['path']),
  )
  const headers = Object.fromEntries(
    given.filter(({ where }) => where === 'header').map(({ name, text }) => [name, text]),
  )
  const sent = body === undefined ? {} : { body: JSON.stringify(body) }
  return client(String(facts['operation']?.['method']), `${path}?${query}`, { ...sent, headers })
}

function errorOf({ json }: Reply): { code?: unknown; message?: unknown } {
  return typeof json === 'object' && json !== null && 'error' in json ? Object(json.error) : {}
}
