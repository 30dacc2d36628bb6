import { expect } from 'vitest'
import type { FaultDocument } from '../../../src/control/faults/fault-document.ts'
import type { FaultModel } from '../../../src/http/contract/fault-schemas.ts'
import { CONTOSO_KEY, OPERATOR_KEY, startApp, type TestApp, type TestAppOptions } from '../../support/app.ts'
import { type Client, createClient } from '../../support/client.ts'
import { encryptedClient } from './encrypted-client.ts'

export interface FaultyApp extends TestApp {
  readonly operator: Client
  /** Calls as the resource `contoso` over HTTPS, where HTTPS is on. */
  readonly encrypted: Client
  /** Adds a rule, and resolves to its id. */
  addFault(rule: FaultDocument): Promise<string>
  /** How often each rule that is left hit. */
  hits(): Promise<Record<string, number>>
}

/** Starts a server with these rules. */
export async function startFaulty(
  rules: readonly FaultDocument[] = [],
  options: TestAppOptions = {},
): Promise<FaultyApp> {
  const app = await startApp(options)
  const operator = createClient(app.host, OPERATOR_KEY)
  async function addFault(rule: FaultDocument): Promise<string> {
    const { status, json } = await operator('POST', '/_holdline/faults', { body: rule })
    expect([status, json]).toEqual([201, expect.anything()])
    return Object(json).id
  }
  for (const rule of rules) await addFault(rule)
  return {
    ...app,
    operator,
    encrypted: encryptedClient(app.addresses.https, CONTOSO_KEY),
    addFault,
    async hits() {
      const { json } = await operator('GET', '/_holdline/faults')
      const { faults }: { faults: FaultModel[] } = Object(json)
      return Object.fromEntries(faults.map(({ id, hits }) => [id, hits]))
    },
  }
}
