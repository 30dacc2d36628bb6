import { createServer } from 'node:http'
import { onTestFinished } from 'vitest'
import { controlInventory } from '../../../src/control/control-inventory.ts'
import { ACS_APIS } from '../../../src/http/acs/index.ts'
import { serveAcsOperation } from '../../../src/http/acs/serve-acs-operation.ts'
import { BodyBudget } from '../../../src/http/pipeline/body-budget.ts'
import { createPipeline } from '../../../src/http/pipeline/create-pipeline.ts'
import { readBody } from '../../../src/http/pipeline/read-body.ts'
import { RepetitionLog } from '../../../src/http/pipeline/repetition-log.ts'
import { createRouter } from '../../../src/http/pipeline/router.ts'
import { serveOperation } from '../../../src/http/pipeline/serve-operation.ts'
import type { Inventory } from '../../../src/inventory/inventory.ts'
import type { ForcedOutcome } from '../../../src/numbering/forced-outcome.ts'

/** Sends a request of contoso upon which an outcome is forced. */
export type ForcedCall = (
  forced: ForcedOutcome,
  method: string,
  target: string,
  body?: object,
) => Promise<{ readonly status: number; readonly headers: Headers; readonly json: unknown }>

/** A second server of the inventory until the test ends, which takes every caller for contoso. */
export async function startForcingServer(inventory: Inventory): Promise<ForcedCall> {
  let outcome: ForcedOutcome | undefined
  const log = { error() {}, warn() {} }
  const serving = {
    strictApiVersion: false,
    onNewerVersion() {},
    repetitions: new RepetitionLog(log),
    magicInputs: () => false,
  }
  const pipeline = createPipeline(
    [
      createRouter(
        ACS_APIS.flatMap(({ versions, operations }) =>
          operations.map((operation) => serveAcsOperation(operation, versions, serving)),
        ),
      ),
      (exchange, next) => {
        exchange.caller = { kind: 'resource', resource: 'contoso' }
        exchange.controlled = controlInventory(undefined, inventory, {
          steadyNow: () => 0,
          secrets: () => [],
        })
        exchange.forced = outcome
        next()
      },
      readBody(new BodyBudget(1_000_000)),
      serveOperation(log),
    ],
    log,
  )
  const server = createServer(pipeline('network'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  const { port } = address

  return async (forced, method, target, body) => {
    outcome = forced
    const response = await fetch(`http://127.0.0.1:${port}${target}`, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, json: text === '' ? null : JSON.parse(text) }
  }
}
